import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { sql } from 'kysely'
import type { App } from './app.ts'
import { verifyNewestSeals } from './audit.ts'
import { systemClock } from './clock.ts'
import type { Config } from './config.ts'
import { databaseFor, poolFor } from './database.ts'
import { lastBackupAt, missingMigrations, workers } from './health.ts'
import { openKeys, secretsPath } from './keys.ts'
import { outboxState } from './outbox.ts'
import { openStorage } from './storage.ts'
import type { Text } from './text.ts'

/** One thing that was looked at. */
export interface Diagnosis {
  readonly ok: boolean
  /** What was found. */
  readonly what: Text
  /** How to mend it; undefined when it is well. */
  readonly how: Text | undefined
}

type Look<On> = (on: On) => Diagnosis | Promise<Diagnosis>

/** Examines an installation from outside: the machine, then the database, which is opened for it. A database that does not answer is a diagnosis too. */
export async function diagnose(config: Config): Promise<Diagnosis[]> {
  const folder = lookAtFolder(config)
  // Nothing else can be looked at without it.
  if (!folder.ok) return [folder]
  const machine = await examineMachine(config)
  let storage
  try {
    storage = await openStorage(config, openKeys(config.data, config.production))
  } catch (error) {
    return [...machine, unreachable(error)]
  }
  const pool = poolFor({ url: storage.url, role: 'prosme_app', connections: 2 })
  try {
    return [...machine, ...(await examineDatabase({ config, db: databaseFor(pool), clock: systemClock }))]
  } finally {
    await pool.end()
    await storage.close()
  }
}

/** As diagnose, from inside the running platform. */
export const diagnoseRunning = async (app: Pick<App, 'config' | 'db' | 'clock'>): Promise<Diagnosis[]> => [
  ...(await examineMachine(app.config)),
  ...(await examineDatabase(app)),
]

const examineMachine = (config: Config): Promise<Diagnosis[]> => Promise.all(machineLooks.map(async (look) => look(config)))

async function examineDatabase(on: Inside): Promise<Diagnosis[]> {
  const found: Diagnosis[] = []
  try {
    for (const look of databaseLooks) {
      const diagnosis = await look(on)
      found.push(diagnosis)
      // What follows reads its tables.
      if (look === lookAtSchema && !diagnosis.ok) break
    }
    return found
  } catch (error) {
    return [...found, unreachable(error)]
  }
}

const well = (th: string, en: string): Diagnosis => ({ ok: true, what: { th, en }, how: undefined })
const ill = (what: Text, how: Text): Diagnosis => ({ ok: false, what, how })

const unreachable = (error: unknown): Diagnosis => {
  const why = error instanceof Error ? error.message.split('\n')[0]! : String(error)
  return ill(
    { th: `ตรวจฐานข้อมูลไม่ได้: ${why}`, en: `The database cannot be examined: ${why}` },
    {
      th: 'ตรวจ DATABASE_URL ว่าถูกต้องและเครื่องฐานข้อมูลเปิดอยู่ หากใช้ฐานข้อมูลในตัว ดูท้ายแฟ้ม server.log ในโฟลเดอร์ข้อมูล',
      en: 'Check that DATABASE_URL is right and its server runs; with the embedded database, read the end of server.log in the data folder',
    },
  )
}

function lookAtFolder({ data }: Config): Diagnosis {
  try {
    mkdirSync(data, { recursive: true, mode: 0o700 })
    accessSync(data, constants.W_OK | constants.R_OK | constants.X_OK)
  } catch {
    return ill(
      { th: `เขียนลงโฟลเดอร์ข้อมูลไม่ได้: ${data}`, en: `The data folder cannot be written: ${data}` },
      {
        th: 'ให้สิทธิ์ผู้ใช้ที่เปิดระบบ หรือกำหนด PROSME_DATA เป็นโฟลเดอร์อื่น',
        en: 'Give the user that runs the platform the right to it, or set PROSME_DATA to another folder',
      },
    )
  }
  return well(`โฟลเดอร์ข้อมูลเขียนได้: ${data}`, `The data folder can be written: ${data}`)
}

const oldestNode = 24
const littleSpace = 1024 ** 3

const machineLooks: readonly Look<Config>[] = [
  () =>
    Number(process.versions.node.split('.')[0]) >= oldestNode
      ? well(`Node ${process.versions.node}`, `Node ${process.versions.node}`)
      : ill(
          { th: `Node ${process.versions.node} เก่าเกินไป`, en: `Node ${process.versions.node} is too old` },
          { th: `ใช้คำสั่งผ่าน npm (npm start) ซึ่งนำ Node ${oldestNode} มาด้วย`, en: `Start through npm (npm start), which brings Node ${oldestNode}` },
        ),
  lookAtFolder,
  async ({ data }) => {
    const { bavail, bsize } = await statfs(data)
    const free = bavail * bsize
    const gigabytes = (free / 1024 ** 3).toFixed(1)
    return free >= littleSpace
      ? well(`เนื้อที่ว่าง ${gigabytes} GB`, `${gigabytes} GB of disk are free`)
      : ill(
          { th: `เนื้อที่ว่างเหลือเพียง ${gigabytes} GB`, en: `Only ${gigabytes} GB of disk are left` },
          { th: 'ย้ายไฟล์สำรองเก่าออก หรือขยายดิสก์ ก่อนที่ระบบจะบันทึกไม่ได้', en: 'Move old backups away or enlarge the disk, before nothing can be saved' },
        )
  },
  ({ data }) => {
    const path = secretsPath(data)
    if (existsSync(path) && process.platform !== 'win32' && statSync(path).mode & 0o077) {
      return ill(
        { th: `ผู้อื่นในเครื่องอ่านกุญแจลับได้: ${path}`, en: `Others on this machine can read the secrets: ${path}` },
        { th: `chmod 600 ${path} แล้วเปลี่ยนกุญแจด้วย prosme keys rotate`, en: `chmod 600 ${path}, then prosme keys rotate` },
      )
    }
    return well('กุญแจลับอ่านได้เฉพาะเจ้าของ', 'The secrets are readable by their owner alone')
  },
  () => {
    const require = createRequire(import.meta.url)
    const missing = ['@expo-google-fonts/sarabun/package.json', '@fontsource/ibm-plex-sans-thai/package.json'].filter((name) => {
      try {
        require.resolve(name)
        return false
      } catch {
        return true
      }
    })
    return missing.length === 0
      ? well('แบบอักษรไทยสำหรับหน้าจอและ PDF ครบ', 'The Thai fonts for screens and PDF are there')
      : ill({ th: `ขาดแบบอักษร: ${missing.join(', ')}`, en: `Fonts are missing: ${missing.join(', ')}` }, { th: 'npm ci', en: 'npm ci' })
  },
  (config) => {
    if (!config.production) return well('โหมดทดลอง: มีบัญชีสาธิต ห้ามใช้กับข้อมูลจริง', 'Trial mode: there are demonstration accounts, not for real data')
    const wrong = [
      !config.baseUrl.startsWith('https://') && { th: 'PROSME_URL ไม่ใช่ https', en: 'PROSME_URL is not https' },
      !config.smtpUrl && { th: 'ไม่ได้กำหนด SMTP_URL อีเมลจะค้างอยู่', en: 'SMTP_URL is not set: mail waits' },
    ].filter((text) => text !== false)
    return wrong.length === 0
      ? well('ค่าของระบบใช้งานจริงครบ', 'The settings of production are complete')
      : ill(
          { th: wrong.map((text) => text.th).join('; '), en: wrong.map((text) => text.en).join('; ') },
          { th: 'กำหนดตัวแปรเหล่านี้ แล้วเปิดระบบใหม่', en: 'Set these variables and start again' },
        )
  },
]

type Inside = Pick<App, 'config' | 'db' | 'clock'>

async function lookAtSchema(app: Inside): Promise<Diagnosis> {
  const missing = await missingMigrations(app)
  return missing.length === 0
    ? well('โครงสร้างฐานข้อมูลเป็นปัจจุบัน', 'The schema is current')
    : ill({ th: `โครงสร้างฐานข้อมูลยังขาด: ${missing.join(', ')}`, en: `The schema lacks: ${missing.join(', ')}` }, { th: 'prosme migrate', en: 'prosme migrate' })
}

const databaseLooks: readonly Look<Inside>[] = [
  async ({ db }) => {
    const { rows } = await sql<{ number: number; name: string }>`
      select current_setting('server_version_num')::int as number, current_setting('server_version') as name`.execute(db)
    const { number, name } = rows[0]!
    return number >= 150_000
      ? well(`ฐานข้อมูล PostgreSQL ${name} ตอบ`, `The database answers: PostgreSQL ${name}`)
      : ill({ th: `PostgreSQL ${name} เก่าเกินไป`, en: `PostgreSQL ${name} is too old` }, { th: 'ใช้รุ่น 15 ขึ้นไป', en: 'Use version 15 or newer' })
  },
  lookAtSchema,
  async ({ db }) => {
    const wanted = ['pg_trgm', 'btree_gist']
    const { rows } = await sql<{ extname: string }>`select extname from pg_extension`.execute(db)
    const missing = wanted.filter((name) => !rows.some((row) => row.extname === name))
    return missing.length === 0
      ? well(`ส่วนขยาย ${wanted.join(', ')}`, `Extensions ${wanted.join(', ')}`)
      : ill(
          { th: `ขาดส่วนขยาย ${missing.join(', ')}`, en: `Extensions are missing: ${missing.join(', ')}` },
          { th: 'ให้ผู้ดูแลฐานข้อมูลสั่ง create extension', en: 'Have the database administrator run create extension' },
        )
  },
  async ({ db }) => {
    // A vowel written before its consonant sorts after it in Thai; by code points it does not. Trigrams need a locale that knows Thai letters.
    const { rows } = await sql<{ sorted: boolean; found: boolean }>`
      select 'เกาะ' < 'ขา' as sorted, similarity('ผู้ประกอบการ', 'ผู้ประกอบกิจการ') > 0.3 as found`.execute(db)
    const { sorted, found } = rows[0]!
    return sorted && found
      ? well('เรียงลำดับและค้นคำไทยได้', 'Thai is sorted and searched rightly')
      : ill(
          {
            th: `${sorted ? '' : 'เรียงลำดับคำไทยผิด '}${found ? '' : 'ค้นคำไทยไม่พบ'}`.trim(),
            en: [!sorted && 'Thai is sorted by code points', !found && 'Thai words are not found by similarity'].filter(Boolean).join('; '),
          },
          {
            th: 'สร้างฐานข้อมูลใหม่ด้วย locale C.UTF-8 และ ICU th-TH แล้วกู้คืนจากไฟล์สำรอง',
            en: 'Make the database anew with locale C.UTF-8 and ICU locale th-TH, then restore a backup into it',
          },
        )
  },
  async ({ db }) => {
    const alive = (await workers(db)).filter((worker) => worker.alive).length
    return alive > 0
      ? well(`ตัวทำงานเบื้องหลังทำงานอยู่ ${alive} ตัว`, `Workers at work: ${alive}`)
      : ill(
          { th: 'ไม่มีตัวทำงานเบื้องหลัง งานนำเข้า รายงาน และอีเมลจะค้าง', en: 'No worker is at work: imports, reports and mail wait' },
          { th: 'เปิดระบบด้วย npm start ซึ่งเปิดตัวทำงานด้วย', en: 'Start the platform with npm start, which starts one' },
        )
  },
  async ({ db, clock }) => {
    const { rows } = await sql<{ stuck: number }>`
      select count(*)::int as stuck from platform.job_progress
      where finished_at is null and started_at is null and created_at < ${clock.now()}::timestamptz - interval '10 minutes'`.execute(db)
    const { stuck } = rows[0]!
    return stuck === 0
      ? well('ไม่มีงานค้าง', 'No job is stuck')
      : ill(
          { th: `มีงานรอเกิน 10 นาที ${stuck} งาน`, en: `Jobs that have waited for more than 10 minutes: ${stuck}` },
          { th: 'ดูว่าตัวทำงานเบื้องหลังทำงานอยู่ และดูบันทึกของมัน', en: 'See that a worker is at work, and read its log' },
        )
  },
  async ({ db, config, clock }) => {
    const { waiting, oldestWaiting, dead } = await outboxState(db)
    const late = oldestWaiting !== undefined && Date.parse(clock.now()) - Date.parse(oldestWaiting) > 10 * 60_000
    if (dead.length === 0 && !late) return well(`ข้อความรอส่ง ${waiting} ฉบับ`, `Messages that wait to be sent: ${waiting}`)
    return ill(
      { th: `ข้อความรอส่ง ${waiting} ฉบับ ส่งไม่สำเร็จ ${dead.length} ฉบับ`, en: `Messages that wait: ${waiting}; that could not be sent: ${dead.length}` },
      config.smtpUrl
        ? { th: 'ตรวจเครื่องส่งอีเมล แล้วสั่งส่งใหม่ในหน้า /operations', en: 'Check the mail server, then send again on /operations' }
        : { th: 'กำหนด SMTP_URL เป็นเครื่องส่งอีเมล เช่น smtp://mail.example.go.th:587', en: 'Set SMTP_URL to a mail server, as smtp://mail.example.go.th:587' },
    )
  },
  async ({ db }) => {
    const broken = await verifyNewestSeals(db, 200)
    return broken === undefined
      ? well('ตราผนึกบันทึกการใช้งาน 200 ชุดล่าสุดถูกต้อง', 'The newest 200 seals of the audit hold')
      : ill(
          { th: `ตราผนึกบันทึกการใช้งานชุดที่ ${broken.seal.number} ไม่ตรง`, en: `Seal ${broken.seal.number} of the audit does not hold` },
          {
            th: 'มีผู้แก้ข้อมูลในฐานข้อมูลโดยตรง: เก็บฐานข้อมูลไว้ แจ้งผู้ตรวจสอบ แล้วสั่ง prosme audit verify',
            en: 'Someone changed the database directly: keep it as it is, tell the auditors, and run prosme audit verify',
          },
        )
  },
  async ({ db }) => {
    const before = Date.now()
    const { rows } = await sql<{ at: number }>`select extract(epoch from clock_timestamp())::float8 * 1000 as at`.execute(db)
    const middle = (before + Date.now()) / 2
    const seconds = Math.abs(rows[0]!.at - middle) / 1000
    return seconds < 5
      ? well('นาฬิกาของเครื่องนี้กับฐานข้อมูลตรงกัน', 'The clocks of this machine and the database agree')
      : ill(
          { th: `นาฬิกาต่างจากฐานข้อมูล ${seconds.toFixed(0)} วินาที`, en: `The clock differs from the database’s by ${seconds.toFixed(0)} seconds` },
          { th: 'ตั้งเวลาทั้งสองเครื่องจากเครื่องให้เวลาเดียวกัน (NTP)', en: 'Set both machines by the same time server (NTP)' },
        )
  },
  async ({ db, clock, config }) => {
    const at = await lastBackupAt(db)
    const recent = at !== undefined && Date.parse(clock.now()) - Date.parse(at) < 48 * 3_600_000
    if (recent) return well('มีไฟล์สำรองภายใน 48 ชั่วโมง', 'A backup was made within 48 hours')
    if (!config.production) return well('ยังไม่มีไฟล์สำรองใน 48 ชั่วโมง (โหมดทดลอง)', 'No backup within 48 hours (trial mode)')
    return ill(
      { th: 'ไม่มีไฟล์สำรองใน 48 ชั่วโมง', en: 'No backup was made within 48 hours' },
      { th: 'ตั้งให้เครื่องสั่ง prosme backup ทุกวัน และเก็บไฟล์ไว้ที่อื่น', en: 'Have the machine run prosme backup every day, and keep the file elsewhere' },
    )
  },
]
