// Passkeys need script by nature. A form that carries `data-passkey` ("create" or "get") and `data-options` is shown where the browser knows passkeys;
// sending it asks the device first and puts its answer into the field `response`. Without script the form stays hidden and other ways remain.

const known = globalThis.PublicKeyCredential?.parseRequestOptionsFromJSON !== undefined

for (const form of document.querySelectorAll('form[data-passkey]')) {
  if (!known) continue
  const parts = document.querySelectorAll('[data-with-passkey]')
  for (const part of parts) part.hidden = part.dataset.withPasskey === 'no'
  form.addEventListener('submit', (event) => {
    const answer = form.elements.namedItem('response')
    if (answer.value !== '') return
    event.preventDefault()
    void ask(form, answer)
  })
}

async function ask(form, answer) {
  const options = JSON.parse(form.dataset.options)
  try {
    const credential =
      form.dataset.passkey === 'create'
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options) })
    answer.value = JSON.stringify(credential.toJSON())
    form.submit()
  } catch {
    // The person closed the device's window, or it holds no passkey for this site: the page stands as it was.
  }
}
