import type { KoaContextWithOIDC } from 'oidc-provider'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { anonymous } from '#platform/http.ts'
import { newId } from '#platform/ids.ts'
import { speaker, type Lang } from '#platform/text.ts'
import { Layout, LinkButton, PageHead, type Shell } from '#ui/index.ts'
import { words } from '../texts.ts'

/** Pages that the provider itself answers with, outside the platform's pipeline: nobody's menu, and no form of ours. */
function shellOf(ctx: KoaContextWithOIDC): Shell {
  const lang: Lang = /(?:^|; )lang=en/.test(ctx.headers.cookie ?? '') || ctx.query['lang'] === 'en' ? 'en' : 'th'
  return { lang, t: speaker(lang), visitor: anonymous, nav: [], address: '/', token: '', scheme: undefined, requestId: newId() }
}

function rendered(ctx: KoaContextWithOIDC, node: VNode): string {
  ctx.type = 'html'
  return `<!doctype html>${renderToString(node)}`
}

/** Before a sign-out that a program asks for. `form` is the provider's own, with its token; the buttons belong to it. */
export function askToSignOut(ctx: KoaContextWithOIDC, form: string): string {
  const shell = shellOf(ctx)
  const { t } = shell
  return rendered(
    ctx,
    <Layout shell={shell} title={t(words.signOut)} narrow>
      <PageHead title={t(words.signOut)} lead={t(words.signOutLead)} />
      <div dangerouslySetInnerHTML={{ __html: form }} />
      <div class="buttons">
        <button type="submit" class="button primary" form="op.logoutForm" name="logout" value="yes">
          {t(words.signOutYes)}
        </button>
        <button type="submit" class="button secondary" form="op.logoutForm">
          {t(words.signOutNo)}
        </button>
      </div>
    </Layout>,
  )
}

export function signedOut(ctx: KoaContextWithOIDC): string {
  const shell = shellOf(ctx)
  const { t } = shell
  return rendered(
    ctx,
    <Layout shell={shell} title={t(words.signedOut)} narrow>
      <PageHead title={t(words.signedOut)} lead={t(words.signedOutLead)} />
      <LinkButton href="/">{t(words.goOn)}</LinkButton>
    </Layout>,
  )
}

/** A request that cannot even be answered to the program it came from. `code` is OAuth's name of what is wrong. */
export function refusedPage(ctx: KoaContextWithOIDC, code: string): string {
  const shell = shellOf(ctx)
  const { t } = shell
  return rendered(
    ctx,
    <Layout shell={shell} title={t(words.refused)} narrow>
      <PageHead title={t(words.refused)} lead={t(words.refusedLead)} />
      <p>
        <code>{code}</code>
      </p>
      <LinkButton href="/">{t(words.goOn)}</LinkButton>
    </Layout>,
  )
}
