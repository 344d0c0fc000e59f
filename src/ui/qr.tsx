import { encode } from 'uqr'

interface QrCodeProps {
  readonly text: string
  /** What it is, for those who hear it. */
  readonly label: string
}

/** A QR code, dark on white in every colour scheme: readers of paper and screens expect that. */
export function QrCode({ text, label }: QrCodeProps) {
  const { data, size } = encode(text, { border: 2 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg class="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shape-rendering="crispEdges">
      <rect class="light" width={size} height={size} />
      <path d={path} />
    </svg>
  )
}
