import type { Typed } from '#platform/forms.ts'
import { bangkokDay } from '#platform/dates.ts'
import { formatNumber } from '#platform/numbers.ts'
import type { Speak, Text } from '#platform/text.ts'
import { paths as statementPaths } from '#oversight/statements/index.ts'
import type { Origin } from '#plan/index.ts'
import {
  Breadcrumbs,
  BulletBar,
  Button,
  Buttons,
  DateText,
  DefinitionList,
  Details,
  ErrorSummary,
  Figure as BigFigure,
  Figures,
  Form,
  Hidden,
  Layout,
  MarkedList,
  Notice,
  PageHead,
  Section,
  Select,
  Source,
  TextInput,
  type Shell,
  type Tone,
} from '#ui/index.ts'
import type { Figure } from '../model.ts'
import { paths } from '../paths.ts'
import { figureCounts, figureKinds, notStated } from '../rules.ts'
import { agreementNames, comparisons, countNames, kindNames, roundingNames, unitName, words } from '../texts.ts'
import type { Measured } from '../store.ts'
import type { FigureTrace } from '../trace.ts'
import { partName, Parts } from './parts.tsx'

/** A finding that touches a figure, as the room above tells it. */
export interface ShownFinding {
  readonly message: Text
  readonly tone: Tone
  readonly href: string
}

export interface FigurePageProps {
  readonly shell: Shell
  readonly year: number
  readonly trace: FigureTrace
  /** The same thing by the platform's own records. */
  readonly derived: readonly Measured[]
  readonly findings: readonly ShownFinding[]
  readonly typed: Typed
}

export function FigurePage({ shell, year, trace, derived, findings, typed }: FigurePageProps) {
  const { figure, figures } = trace
  const { t, lang } = shell
  const unit = t(unitName(figure.unit))
  return (
    <Layout shell={shell} title={t(figure.name)}>
      <Breadcrumbs lang={lang} items={[{ text: t(words.ofYear(year)), href: paths.figures(year) }, { text: t(figure.name) }]} />
      <PageHead eyebrow={t(words.ofYear(year))} title={t(figure.name)} lead={t(comparison(figure))} />
      <Figures>
        {figure.composedOf === undefined ? null : (
          <BigFigure
            label={t(words.computed)}
            value={figure.value ? formatNumber(figure.value) : t(words.notYet)}
            unit={unit}
            note={figure.missing.length > 0 ? `${t(words.missing)}${figure.missing.join(', ')}` : undefined}
          />
        )}
        {figure.printed ? (
          <BigFigure
            label={t(words.printed)}
            value={formatNumber(figure.printedText ?? figure.printed)}
            unit={unit}
            href={placeHref(year, figure.printedAt)}
            note={figure.agreement ? t(agreementNames[figure.agreement]) : undefined}
            {...(figure.agreement === 'different' ? { tone: 'bad' as const } : {})}
          />
        ) : null}
        {figure.target ? (
          <BigFigure
            label={t(words.target)}
            value={formatNumber(figure.target)}
            unit={unit}
            bar={<BulletBar lang={lang} value={figure.value ?? figure.printed} target={figure.target} />}
            note={t(figure.targetFrom === 'parts' ? words.targetFromParts : words.targetPrinted)}
          />
        ) : null}
      </Figures>
      {figure.composedOf === undefined ? (
        <Notice tone="warn" title={t(words.notDefinedLead)} />
      ) : (
        <Section title={t(words.whence)} id="parts" intro={<Equation t={t} figure={figure} figures={figures} />}>
          <Parts lang={lang} year={year} of={figure} parts={figure.parts} figures={figures} open={figure.parts.length <= 2} />
        </Section>
      )}
      {derived.length > 0 ? <Beside shell={shell} figure={figure} derived={derived} /> : null}
      {findings.length > 0 ? (
        <Section title={t(words.findings)} id="findings" intro={t(words.findingsIntro)}>
          <MarkedList items={findings.map(({ message, tone, href }) => ({ key: href, tone, title: <a href={href}>{t(message)}</a> }))} />
        </Section>
      ) : null}
      <Approvals shell={shell} trace={trace} />
      <Definition shell={shell} year={year} figure={figure} />
      {figure.composedOf !== undefined && shell.visitor.permissions.has('plan.write') ? (
        <DeclarationForm shell={shell} year={year} figure={figure} typed={typed} />
      ) : null}
    </Layout>
  )
}

/** Printed beside computed, in one sentence. */
function comparison({ printed, printedText, value, difference, agreement, composedOf, missing }: Figure): Text {
  if (composedOf === undefined) return words.notDefinedLead
  if (!value) return { th: `${words.notYet.th}: ${words.missing.th}${missing.join(', ')}`, en: `${words.notYet.en}: ${words.missing.en} ${missing.join(', ')}` }
  if (!printed || !difference || !agreement) return { th: `คำนวณได้ ${formatNumber(value)}`, en: `Computed ${formatNumber(value)}` }
  return comparisons[agreement](formatNumber(printedText ?? printed), formatNumber(value), formatNumber(difference.abs()))
}

/** `A 10,402.85 + B 6,322.5937 = 16,725.4437`, in words a person can read aloud. */
function Equation({ t, figure, figures }: { readonly t: Speak; readonly figure: Figure; readonly figures: ReadonlyMap<string, Figure> }) {
  const terms = figure.parts.map((part) => `${t(partName(part, figures))} ${part.value ? formatNumber(part.value) : '–'}`)
  return (
    <>
      {t(figure.name)} = {terms.join(' + ')}
    </>
  )
}

/** The two books of one number: what is reported, and what the records here come to. */
function Beside({ shell: { t }, figure, derived }: Pick<FigurePageProps, 'shell' | 'derived'> & { readonly figure: Figure }) {
  const reported = figure.value ?? figure.printed
  return (
    <Section title={t(words.beside)} id="beside" intro={t(words.besideIntro)}>
      {derived.map(({ measure, value }) => (
        <DefinitionList
          key={measure.key}
          items={[
            { term: t(words.reported), detail: reported ? formatNumber(reported) : t(words.notYet) },
            { term: t(measure.name), detail: formatNumber(value) },
            ...(reported ? [{ term: t(words.differenceOfBooks), detail: formatNumber(value.minus(reported)) }] : []),
          ]}
        />
      ))}
    </Section>
  )
}

function Approvals({ shell, trace: { records, people } }: Pick<FigurePageProps, 'shell' | 'trace'>) {
  const { t, lang } = shell
  const published = records.filter((row) => row.at && !row.approval)
  const approved = records.filter((row) => row.approval)
  if (published.length + approved.length === 0) return null
  return (
    <Section title={t(words.approvals)} id="approvals">
      <ul>
        {approved.map((row) => (
          <li key={row.label}>
            {row.label}: {t(words.approvedBy(people.get(row.approval!.accountId) ?? ''))} <DateText lang={lang} date={bangkokDay(row.approval!.at)} />
          </li>
        ))}
        {published.length > 0 ? <li>{t(words.asPublished(published.length))}</li> : null}
      </ul>
    </Section>
  )
}

interface OfFigure extends Pick<FigurePageProps, 'shell' | 'year'> {
  readonly figure: Figure
}

function Definition({ shell, year, figure }: OfFigure) {
  const { t, lang } = shell
  const place = (origin: Origin | undefined) => (
    <Source lang={lang} file={origin?.file} row={origin?.line} line={origin?.srcLine} href={placeHref(year, origin)} />
  )
  return (
    <Section title={t(words.definition)} id="definition">
      <DefinitionList
        items={[
          { term: t(words.key), detail: <code>{figure.key}</code> },
          ...(figure.composedOf === undefined ? [] : [{ term: t(words.formula), detail: <code>{figure.composedOf}</code> }]),
          { term: t(words.unit), detail: t(unitName(figure.unit)) },
          { term: t(words.kind), detail: t(kindNames[figure.kind]) },
          { term: t(words.count), detail: t(countNames[figure.count]) },
          {
            term: t(words.rounding),
            detail: figure.rounding ? `${t(roundingNames[figure.rounding.rule])} · ${t(words.digits)} ${figure.rounding.digits}` : t(kindNames[notStated]),
          },
          ...(figure.note ? [{ term: t(words.note), detail: figure.note }] : []),
          ...(figure.definedAt ? [{ term: t(words.definedAt), detail: place(figure.definedAt) }] : []),
          ...(figure.printedAt ? [{ term: t(words.printedAt), detail: place(figure.printedAt) }] : []),
        ]}
      />
    </Section>
  )
}

const placeHref = (year: number, origin: Origin | undefined) => origin && statementPaths.statement(year, origin.file, origin.line)

/** What is not stated is the empty choice. */
const stated = (value: string) => (value === notStated ? '' : value)

function DeclarationForm({ shell, year, figure, typed }: OfFigure & Pick<FigurePageProps, 'typed'>) {
  const { t, lang, token } = shell
  const field = { lang, typed, optional: true }
  return (
    <Details summary={t(words.declare)} open={typed.faults.length > 0}>
      <ErrorSummary
        lang={lang}
        faults={typed.faults}
        labels={{ nameTh: t(words.nameTh), kind: t(words.kind), count: t(words.count), rounding: t(words.rounding), digits: t(words.digits) }}
      />
      <p class="hint">{t(words.declareHint)}</p>
      <Form action={`${paths.figure(year, figure.key)}/declaration`} token={token}>
        <Hidden name="version" value={String(figure.declarationVersion)} />
        <TextInput {...field} name="nameTh" label={t(words.nameTh)} value={figure.name.th === figure.name.en ? '' : figure.name.th} />
        <Select
          {...field}
          name="kind"
          label={t(words.kind)}
          value={stated(figure.kind)}
          none={t(kindNames[notStated])}
          options={figureKinds.map((value) => ({ value, text: t(kindNames[value]) }))}
        />
        <Select
          {...field}
          name="count"
          label={t(words.count)}
          value={stated(figure.count)}
          none={t(countNames[notStated])}
          options={figureCounts.map((value) => ({ value, text: t(countNames[value]) }))}
        />
        <Select
          {...field}
          name="rounding"
          label={t(words.rounding)}
          value={figure.rounding?.rule}
          none={t(kindNames[notStated])}
          options={(['half_up', 'down'] as const).map((value) => ({ value, text: t(roundingNames[value]) }))}
        />
        <TextInput {...field} name="digits" label={t(words.digits)} short value={figure.rounding ? String(figure.rounding.digits) : ''} />
        <Buttons>
          <Button>{t(words.save)}</Button>
        </Buttons>
      </Form>
    </Details>
  )
}
