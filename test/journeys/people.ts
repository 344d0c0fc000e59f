import type { Page } from 'playwright-core'

const order = ['executive', 'planner', 'finance', 'owner', 'evaluator', 'admin'] as const
export type DemoRole = (typeof order)[number]

/** Signs in as the sign-in page offers it: one button for each demonstration account. */
export async function signInAs(page: Page, role: DemoRole): Promise<void> {
  await page.goto('/sign-in')
  await page.locator('button[name=account]').nth(order.indexOf(role)).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}
