export const paths = {
  cards: () => '/card',
  card: (oneId: string) => `/card/${oneId}`,
  /** What the QR code opens, for whoever is shown a card. */
  shown: (oneId: string) => `/e/${oneId}`,
  offline: () => '/offline',
  manifest: () => '/manifest.webmanifest',
  worker: () => '/service-worker.js',
  icon: (file: string) => `/icons/${file}`,
}
