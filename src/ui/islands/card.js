// Keeping the card for where there is no internet needs a service worker. Without script the card is a page like any other.

const worker = navigator.serviceWorker
if (worker) {
  const had = worker.controller !== null
  await worker.register('/service-worker.js')
  await worker.ready
  // The page that brought the worker was not fetched through it: fetched again, it is kept.
  if (!had) await fetch(location.pathname)
}
