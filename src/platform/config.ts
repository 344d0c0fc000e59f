import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What the environment decides of the installation, read once at the start and passed in. Beside it only LOG_LEVEL (log.ts) and npm's INIT_CWD (commands.ts) are read. */
export interface Config {
  /** Folder of package.json: migrations/, data/ and the assets are found from here. */
  readonly root: string
  /** Where this installation keeps what it makes: database, secrets, files. `PROSME_DATA`, default `.data/`. */
  readonly data: string
  readonly production: boolean
  readonly host: string
  readonly port: number
  /** The address people type, without a trailing slash; it is what Origin headers are compared with. */
  readonly baseUrl: string
  /** The application's database; the embedded one when undefined. */
  readonly databaseUrl: string | undefined
  /** For migrations and maintenance; the application's address when undefined. */
  readonly ownerUrl: string | undefined
  /** smtp://host:port; without it mail waits in the outbox. */
  readonly smtpUrl: string | undefined
  /** Sender of the platform's mail. `MAIL_FROM`, default prosme@ the host of `baseUrl`. */
  readonly mailFrom: string
  /** Others who can say who somebody is, where they are set up: `PROSME_THAID_ISSUER`, `_CLIENT_ID`, `_CLIENT_SECRET`, and likewise `PROSME_LINE_`. */
  readonly signInProviders: Readonly<Partial<Record<'thaid' | 'line', Provider>>>
  /** Folder of the pack that is loaded into an empty database; undefined in production. */
  readonly pack: string | undefined
  /** How many generated enterprises a trial loads behind its pages: `PROSME_POPULATION`, default 20,000; none in production. */
  readonly population: number
}

/** This installation as a client of an OpenID provider. */
export interface Provider {
  /** Address under which `/.well-known/openid-configuration` lies. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const root = programRoot
  const production = env['NODE_ENV'] === 'production'
  const port = Number(env['PORT'] ?? 3000)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`PORT=${env['PORT']} is no port: give a number from 1 to 65535, such as PORT=3001`)
  const host = env['HOST'] ?? '127.0.0.1'
  const baseUrl = (env['PROSME_URL'] ?? `http://${host === '0.0.0.0' ? 'localhost' : host}:${port}`).replace(/\/$/, '')
  if (!/^https?:$/.test(URL.parse(baseUrl)?.protocol ?? ''))
    throw new Error(`PROSME_URL=${baseUrl} is no address: give what people type, such as PROSME_URL=https://prosme.agency.example`)
  return {
    root,
    data: resolve(root, env['PROSME_DATA'] ?? '.data'),
    production,
    host,
    port,
    baseUrl,
    databaseUrl: env['DATABASE_URL'] || undefined,
    ownerUrl: env['DATABASE_OWNER_URL'] || undefined,
    smtpUrl: env['SMTP_URL'] || undefined,
    mailFrom: env['MAIL_FROM'] || `prosme@${new URL(baseUrl).hostname}`,
    signInProviders: { ...providerIn(env, 'thaid'), ...providerIn(env, 'line') },
    pack: env['PROSME_PACK'] ? resolve(root, env['PROSME_PACK']) : production ? undefined : join(root, 'data', 'fy2566'),
    population: production ? 0 : Number(env['PROSME_POPULATION'] ?? 20_000),
  }
}

/** A provider is set up with all three settings or with none. */
function providerIn(env: NodeJS.ProcessEnv, name: 'thaid' | 'line'): Config['signInProviders'] {
  const [issuer, clientId, clientSecret] = ['ISSUER', 'CLIENT_ID', 'CLIENT_SECRET'].map((part) => env[`PROSME_${name.toUpperCase()}_${part}`])
  if (!issuer && !clientId && !clientSecret) return {}
  if (!issuer || !URL.canParse(issuer) || !clientId || !clientSecret)
    throw new Error(`PROSME_${name.toUpperCase()}_ISSUER (an address), _CLIENT_ID and _CLIENT_SECRET belong together: give all three or none`)
  return { [name]: { issuer, clientId, clientSecret } }
}

/** Folder of package.json. The same file is run from src/ by tests and from dist/ by npm start, so the root is looked for, not counted. */
export const programRoot = findRoot()

function findRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json'))) {
    if (folder === dirname(folder)) throw new Error('package.json not found above this program')
    folder = dirname(folder)
  }
  return folder
}
