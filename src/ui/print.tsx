import { islandPath } from './assets.ts'

interface PrintButtonProps {
  readonly text: string
  /** One key, with the browser's own modifier, presses it. */
  readonly accessKey?: string
}

/** Prints the page. It appears where script runs; the browser's own menu prints everywhere. */
export const PrintButton = ({ text, accessKey }: PrintButtonProps) => (
  <>
    <button type="button" class="button secondary" data-print accessKey={accessKey} hidden>
      {text}
    </button>
    <script type="module" src={islandPath('print')} />
  </>
)
