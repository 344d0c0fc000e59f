import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type Locator, type Page } from 'playwright-core'

let browser: Promise<Browser> | undefined

/** The Chromium that npm brought. Its path is found once: parallel first calls would unpack over each other. */
export function openBrowser(): Promise<Browser> {
  browser ??= launch()
  return browser
}

async function launch(): Promise<Browser> {
  // Makes the package unpack the libraries it needs beside it, so nothing has to be installed on the machine.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking', '--disable-gpu'],
  })
}

export async function closeBrowser(): Promise<void> {
  await (await browser)?.close()
  browser = undefined
}

export const phone = { width: 360, height: 740 }
export const desk = { width: 1280, height: 900 }

export interface Reader {
  readonly width: typeof phone
  readonly dark?: boolean
  readonly script?: boolean
  readonly lang?: 'th' | 'en'
}

/** A person with a fresh browser: screen, colour scheme, script or none, language. Anything the page logs as an error fails the test through `errors`. */
export async function newReader(baseUrl: string, reader: Reader): Promise<{ context: BrowserContext; page: Page; errors: string[] }> {
  const context = await (
    await openBrowser()
  ).newContext({
    baseURL: baseUrl,
    viewport: reader.width,
    colorScheme: reader.dark ? 'dark' : 'light',
    javaScriptEnabled: reader.script ?? true,
    locale: reader.lang === 'en' ? 'en-GB' : 'th-TH',
    timezoneId: 'Asia/Bangkok',
  })
  if (reader.lang) await context.addCookies([{ name: 'lang', value: reader.lang, url: baseUrl }])
  const page = await context.newPage()
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  return { context, page, errors }
}

/** Presses what leads to another page and waits until that page stands. */
export async function follow(page: Page, what: Locator): Promise<void> {
  await Promise.all([page.waitForEvent('load'), what.click()])
}

/** Faults of the page as axe names them, against WCAG 2.2 AA. */
export async function axeFaults(page: Page): Promise<string[]> {
  await page.evaluate(await axe)
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: { run(options: unknown): Promise<{ violations: { id: string; impact: string; nodes: { target: string[] }[] }[] }> }
    }
    const { violations } = await axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] })
    return violations.map(
      ({ id, impact, nodes }) =>
        `${id} (${impact}): ${nodes
          .map(({ target }) => target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    )
  })
}

/** Evaluated, not added as a script element: the page's own policy refuses those, as it should. */
const axe = readFile(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')
