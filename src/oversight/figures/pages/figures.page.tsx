import type Big from 'big.js'
import { BulletBar, DataTable, EmptyState, Layout, Num, PageHead, Section, StatusTag, type Shell, type TableColumn, type Tone } from '#ui/index.ts'
import type { Measure } from '../measures.ts'
import type { Agreement, Figure } from '../model.ts'
import { paths } from '../paths.ts'
import { agreementNames, unitName, words } from '../texts.ts'

interface FiguresPageProps {
  readonly shell: Shell
  readonly year: number
  readonly figures: readonly Figure[]
  readonly measured: readonly { readonly measure: Measure; readonly value: Big }[]
}

const tones: Readonly<Record<Agreement, Tone>> = { exact: 'good', rounded: 'good', cut: 'warn', different: 'bad' }

/** Headlines first, each printed number beside the computed one. */
export function FiguresPage({ shell, year, figures, measured }: FiguresPageProps) {
  const { t, lang } = shell
  const name: TableColumn<Figure> = {
    head: t(words.name),
    isName: true,
    cell: (figure) => (
      <>
        <a href={paths.figure(year, figure.key)}>{t(figure.name)}</a>
        {/* Only a figure that no headline and no record names in Thai; whoever writes the plan can name it on its page. */}
        {lang === 'th' && !/[ก-๙]/.test(figure.name.th) ? <span class="soft small"> {t(words.noThaiName)}</span> : null}
      </>
    ),
  }
  const computed: TableColumn<Figure> = { head: t(words.computed), align: 'end', cell: (figure) => <Num value={figure.value} /> }
  const unit: TableColumn<Figure> = { head: t(words.unit), cell: (figure) => t(unitName(figure.unit)) }
  const headlines = figures.filter(({ headline }) => headline !== undefined)
  const others = figures.filter(({ headline }) => headline === undefined)
  return (
    <Layout shell={shell} title={t(words.ofYear(year))}>
      <PageHead title={t(words.ofYear(year))} lead={t(words.listLead)} />
      {figures.length === 0 ? <EmptyState title={t(words.noFigures)}>{t(words.noFiguresAdvice)}</EmptyState> : null}
      {headlines.length > 0 ? (
        <Section title={t(words.headlines)}>
          <DataTable
            caption={t(words.headlines)}
            columns={[
              name,
              { head: t(words.printed), align: 'end', cell: (figure) => <Num value={figure.printedText ?? figure.printed} /> },
              computed,
              unit,
              { head: t(words.agreement), cell: (figure) => <AgreementTag shell={shell} figure={figure} /> },
              {
                head: t(words.againstTarget),
                wide: true,
                cell: (figure) => (figure.target ? <BulletBar lang={lang} value={figure.value ?? figure.printed} target={figure.target} /> : undefined),
              },
            ]}
            rows={headlines}
            rowKey={(figure) => figure.key}
          />
        </Section>
      ) : null}
      {others.length > 0 ? (
        <Section title={t(words.others)}>
          <DataTable caption={t(words.others)} columns={[name, computed, unit]} rows={others} rowKey={(figure) => figure.key} />
        </Section>
      ) : null}
      <Section title={t(words.measured)} intro={t(words.measuredLead)}>
        <DataTable
          caption={t(words.measured)}
          columns={[
            { head: t(words.name), isName: true, cell: ({ measure }) => t(measure.name) },
            { head: t(words.value), align: 'end', cell: ({ value }) => <Num value={value} /> },
            { head: t(words.unit), cell: ({ measure }) => t(unitName(measure.unit)) },
            { head: t(words.key), cell: ({ measure }) => <code>{`measure:${measure.key}`}</code> },
            { head: t(words.view), cell: ({ measure }) => <code>{measure.view}</code> },
          ]}
          rows={measured}
          rowKey={({ measure }) => measure.key}
        />
      </Section>
    </Layout>
  )
}

/** Before any plan is there. */
export const NoFiguresPage = ({ shell }: { readonly shell: Shell }) => (
  <Layout shell={shell} title={shell.t(words.figures)}>
    <PageHead title={shell.t(words.figures)} />
    <EmptyState title={shell.t(words.noYear)}>{shell.t(words.noFiguresAdvice)}</EmptyState>
  </Layout>
)

function AgreementTag({ shell: { t }, figure }: { readonly shell: Shell; readonly figure: Figure }) {
  if (figure.composedOf === undefined) return <StatusTag tone="warn">{t(words.notDefined)}</StatusTag>
  if (!figure.value) return <StatusTag tone="neutral">{t(words.notYet)}</StatusTag>
  return figure.agreement ? <StatusTag tone={tones[figure.agreement]}>{t(agreementNames[figure.agreement])}</StatusTag> : null
}
