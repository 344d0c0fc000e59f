// Keeping the card for where there is no internet needs a service worker. Without script the card is a page like any other.

const worker = navigator.serviceWorker

/** The page that brought the worker was not fetched through it: fetched again, it is kept. */
const keep = () => void fetch(location.pathname)

if (worker) {
  if (!worker.controller) worker.addEventListener('controllerchange', keep, { once: true })
  await worker.register('/service-worker.js')
}
