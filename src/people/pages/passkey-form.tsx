import type { ComponentChildren } from 'preact'
import { Hidden, islandPath } from '#ui/index.ts'

interface PasskeyFormProps {
  readonly action: string
  readonly token: string
  /** Makes a passkey, or asks for one. */
  readonly verb: 'create' | 'get'
  /** What the browser is told, as JSON. */
  readonly options: object
  /** Shown instead where script or passkeys are missing. */
  readonly otherwise?: ComponentChildren
  readonly children: ComponentChildren
}

/** A form that the device answers: with script and passkeys it appears, and sends what the device said as `response`. */
export const PasskeyForm = ({ action, token, verb, options, otherwise, children }: PasskeyFormProps) => (
  <>
    <div data-with-passkey="yes" hidden>
      <form method="post" action={action} class="typed" data-passkey={verb} data-options={JSON.stringify(options)}>
        <Hidden name="_token" value={token} />
        <Hidden name="response" value="" />
        {children}
      </form>
    </div>
    {otherwise ? <div data-with-passkey="no">{otherwise}</div> : null}
    <script type="module" src={islandPath('passkey')} />
  </>
)
