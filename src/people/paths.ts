import type { ProviderName } from './provider-names.ts'

export const paths = {
  /** `wanted` is the page to go on to. */
  signIn: (wanted?: string) => (wanted && wanted !== '/' ? `/sign-in?next=${encodeURIComponent(wanted)}` : '/sign-in'),
  signInAs: () => '/sign-in/demo',
  signInWithPasskey: () => '/sign-in/passkey',
  /** Where the code of an authenticator app is asked for. */
  secondStep: (wanted?: string) => (wanted && wanted !== '/' ? `/sign-in/code?next=${encodeURIComponent(wanted)}` : '/sign-in/code'),
  signInAt: (provider: ProviderName, wanted?: string) =>
    wanted && wanted !== '/' ? `/sign-in/${provider}?next=${encodeURIComponent(wanted)}` : `/sign-in/${provider}`,
  providerCallback: (provider: ProviderName) => `/sign-in/${provider}/callback`,
  signOut: () => '/sign-out',
  signUp: (wanted?: string) => (wanted && wanted !== '/' ? `/sign-up?next=${encodeURIComponent(wanted)}` : '/sign-up'),
  /** Opens an account for somebody who came from a provider. */
  signUpFrom: () => '/sign-up/linked',
  verifyEmail: (ticket: string) => `/verify-email/${ticket}`,
  recover: () => '/recover',
  recoverAtCounter: () => '/recover/counter',
  account: () => '/account',
  language: () => '/account/language',
  password: () => '/account/password',
  endSession: () => '/account/sessions',
  sendVerification: () => '/account/email',
  passkeys: () => '/account/passkeys',
  namePasskey: () => '/account/passkeys/name',
  removePasskey: () => '/account/passkeys/remove',
  authenticator: () => '/account/authenticator',
  removeAuthenticator: () => '/account/authenticator/remove',
  link: () => '/account/linked',
  unlink: () => '/account/linked/remove',
  close: () => '/account/close',
  setPassword: (token: string) => `/set-password/${token}`,
  people: () => '/people',
  person: (accountId: string) => `/people/${accountId}`,
  personsRole: (accountId: string) => `/people/${accountId}/role`,
  personsLink: (accountId: string) => `/people/${accountId}/password-link`,
  deactivate: (accountId: string) => `/people/${accountId}/deactivate`,
  reactivate: (accountId: string) => `/people/${accountId}/reactivate`,
} as const
