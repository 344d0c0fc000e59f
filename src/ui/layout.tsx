import type { ComponentChildren, VNode } from 'preact'
import type { NavItem, Request, Visitor } from '#platform/routes.ts'
import { speaker, type Lang, type Speak } from '#platform/text.ts'
import { firstFonts, styleSheet } from './assets.ts'
import { LinkButton } from './forms.tsx'
import { failures, words } from './texts.ts'

/** What every page is drawn in: who reads it, in which language, where they are and where they may go. */
export interface Shell {
  readonly lang: Lang
  readonly t: Speak
  readonly visitor: Visitor
  readonly nav: readonly NavItem[]
  /** Address of this page with its query, without `lang`. */
  readonly address: string
  /** One-use token for the forms of this page. */
  readonly token: string
  /** Forced by `?scheme=`; otherwise the reader's system decides. */
  readonly scheme: 'light' | 'dark' | undefined
  readonly requestId: string
}

export function shellOf(c: Request): Shell {
  const url = new URL(c.req.url)
  url.searchParams.delete('lang')
  const scheme = url.searchParams.get('scheme')
  return {
    lang: c.get('lang'),
    t: c.get('t'),
    visitor: c.get('visitor'),
    nav: c.get('nav'),
    address: url.pathname + url.search,
    token: c.get('token'),
    scheme: scheme === 'light' || scheme === 'dark' ? scheme : undefined,
    requestId: c.get('caller').requestId,
  }
}

interface LayoutProps {
  readonly shell: Shell
  /** Title of the browser's tab; the page's own heading is a PageHead. */
  readonly title: string
  /** One column for reading and forms. */
  readonly narrow?: boolean
  /** Seconds after which the browser fetches the page again: for pages that watch work going on. */
  readonly refresh?: number
  readonly children: ComponentChildren
}

export function Layout({ shell, title, narrow = false, refresh, children }: LayoutProps) {
  const { lang, t } = shell
  return (
    <html lang={lang} data-scheme={shell.scheme}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        {refresh ? <meta http-equiv="refresh" content={String(refresh)} /> : null}
        <title>{`${title} · ${t(words.product)}`}</title>
        {firstFonts.map((font) => (
          <link key={font} rel="preload" href={font} as="font" type="font/woff2" crossorigin="anonymous" />
        ))}
        <link rel="stylesheet" href={styleSheet} />
        <link rel="manifest" href="/manifest.webmanifest" />
        <link rel="apple-touch-icon" href="/icons/icon-192.png" />
        <meta name="theme-color" content="#0e5a66" />
        <link
          rel="icon"
          href="data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Ccircle cx='8' cy='8' r='7' fill='%23e3a11a'/%3E%3C/svg%3E"
        />
      </head>
      <body>
        <a class="skip" href="#content">
          {t(words.skip)}
        </a>
        <Masthead shell={shell} />
        <main id="content" tabIndex={-1}>
          <div class={narrow ? 'frame narrow' : 'frame'}>{children}</div>
        </main>
        <footer class="footer">
          <div class="frame">
            <span>{t(words.footer)}</span>
            <a href="/ui">{t(words.components)}</a>
          </div>
        </footer>
      </body>
    </html>
  )
}

/** The menu is drawn twice, as a bar for a desk and as a sheet for a phone; the style sheet shows one of them. */
function Masthead({ shell }: { readonly shell: Shell }) {
  const { t, nav, visitor } = shell
  const entry = ({ href, text }: NavItem) => (
    <a key={href} href={href} aria-current={isHere(shell.address, href) ? 'page' : undefined}>
      {t(text)}
    </a>
  )
  const entries = nav.filter((item) => !item.housekeeping && !item.tool).map(entry)
  const housekeeping = nav.filter((item) => item.housekeeping).map(entry)
  const tools = nav.filter((item) => item.tool).map(entry)
  return (
    <header class="masthead">
      <div class="frame">
        <a class="wordmark" href="/">
          {t(words.product)}
        </a>
        <nav class="desk-menu" aria-label={t(words.mainMenu)}>
          {entries}
        </nav>
        <div class="tools">
          {tools}
          <LanguageSwitch shell={shell} />
          {visitor.unread ? (
            <a href="/notices">
              {t(words.notices)} <b class="num">{visitor.unread}</b>
            </a>
          ) : null}
          {visitor.accountId ? (
            <details class="drop">
              <summary>
                <span>{visitor.name}</span>
              </summary>
              <div class="sheet">
                {housekeeping}
                {housekeeping.length > 0 ? <hr /> : null}
                <AccountLinks shell={shell} />
              </div>
            </details>
          ) : (
            <a href="/sign-in">{t(words.signIn)}</a>
          )}
        </div>
        <details class="drop phone-menu">
          <summary>{t(words.menu)}</summary>
          <nav class="sheet" aria-label={t(words.mainMenu)}>
            {entries}
            {housekeeping}
            {tools}
            <LanguageSwitch shell={shell} />
            {visitor.accountId ? <AccountLinks shell={shell} /> : <a href="/sign-in">{t(words.signIn)}</a>}
          </nav>
        </details>
      </div>
    </header>
  )
}

function LanguageSwitch({ shell }: { readonly shell: Shell }) {
  const other: Lang = shell.lang === 'th' ? 'en' : 'th'
  const address = `${shell.address}${shell.address.includes('?') ? '&' : '?'}lang=${other}`
  return (
    <a
      class="language"
      href={address}
      hreflang={other}
      lang={other}
      aria-label={other === 'th' ? 'ไทย · EN: อ่านหน้านี้เป็นภาษาไทย' : 'ไทย · EN: read this page in English'}
    >
      {shell.lang === 'th' ? <b>ไทย</b> : <span>ไทย</span>}
      <span aria-hidden="true">·</span>
      {shell.lang === 'en' ? <b>EN</b> : <span>EN</span>}
    </a>
  )
}

function AccountLinks({ shell }: { readonly shell: Shell }) {
  const { t, token } = shell
  return (
    <>
      <a href="/account">{t(words.account)}</a>
      <a href="/notices">{t(words.notices)}</a>
      <a href="/jobs">{t(words.jobs)}</a>
      <form method="post" action="/sign-out">
        <input type="hidden" name="_token" value={token} />
        <button type="submit">{t(words.signOut)}</button>
      </form>
    </>
  )
}

/** `/plan/2566` is under `/plan` and under `/plan/2566`; `/` is only itself. */
function isHere(address: string, href: string): boolean {
  const [, room] = href.split('/')
  return room ? address.split(/[?/]/)[1] === room : address === href
}

/** What is shown for 403, 404, 413, 415, 422 and 500: what happened, what to do, and the reference for a call to the administrator. */
export function errorPage(c: Request, status: number): VNode {
  const shell = shellOf(c)
  const { title, advice } = failures[status as keyof typeof failures] ?? failures[500]
  const t = speaker(shell.lang)
  return (
    <Layout shell={shell} title={t(title)} narrow>
      <div class="stack">
        <p class="soft num">{status}</p>
        <h1>{t(title)}</h1>
        <p>{t(advice)}</p>
        {status >= 500 ? (
          <p class="soft small">
            <code>{shell.requestId}</code>
          </p>
        ) : null}
        <p>
          <LinkButton href="/">{t({ th: 'ไปหน้าแรก', en: 'Go to the first page' })}</LinkButton>
        </p>
      </div>
    </Layout>
  )
}
