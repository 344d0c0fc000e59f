import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Instant } from './clock.ts'
import type { Config } from './config.ts'
import { readable } from './pdf/text-layer.ts'

export interface PdfOptions {
  /** Path of the Typst template below the project's root; it may import `/src/platform/pdf/base.typ`. */
  readonly template: string
  /** What the template prints, as plain data. It reaches Typst as one JSON text and is never read as markup: `json(bytes(sys.inputs.data))`. */
  readonly data: unknown
  /** Stands in the file as its date of making, so that the same data gives the same bytes. */
  readonly at: Instant
}

export interface Pdf {
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly pages: number
}

/**
 * Sets a document as PDF/UA-1 (tagged, with its fonts and language in it). Thai is broken at words by Typst itself.
 * Works in this thread, about 15 ms a page: long documents belong in a job. Throws when the template is wrong; no data can make it so.
 */
export function makePdf(config: Pick<Config, 'root'>, { template, data, at }: PdfOptions): Pdf {
  const compiler = NodeCompiler.create({ workspace: config.root, fontArgs: [{ fontBlobs: fonts() }] })
  const compiled = compiler.compile({ mainFilePath: join(config.root, template), inputs: { data: JSON.stringify(data) } })
  const document = compiled.result
  if (!document) throw new Error(`${template}: ${JSON.stringify(compiled.takeError()?.shortDiagnostics)}`)
  const bytes = readable(compiler.pdf(document, { pdfStandard: 'ua-1', creationTimestamp: Math.floor(Date.parse(at) / 1000) }))
  const pages = document.numOfPages
  // Typst keeps what it laid out for a next run that will not come; without this a worker grows with every report.
  compiler.evictCache(0)
  return { bytes, pages }
}

const sarabun = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json'))
const faces = ['400Regular/Sarabun_400Regular.ttf', '400Regular_Italic/Sarabun_400Regular_Italic.ttf', '700Bold/Sarabun_700Bold.ttf']

/** Sarabun, the face of Thai official documents, from its package: nothing of the machine's own fonts is used. */
const fonts = (): Buffer[] => faces.map((face) => readFileSync(join(sarabun, face)))
