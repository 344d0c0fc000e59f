import type { Page } from 'playwright-core'
import { follow } from './browser.ts'

const order = ['entrepreneur', 'executive', 'planner', 'finance', 'owner', 'evaluator', 'counter', 'registrar', 'second registrar', 'admin'] as const
export type DemoRole = (typeof order)[number]

/** Signs in as the sign-in page offers it: one button for each demonstration account. */
export async function signInAs(page: Page, role: DemoRole): Promise<void> {
  await page.goto('/sign-in')
  await follow(page, page.locator('button[name=account]').nth(order.indexOf(role)))
}
