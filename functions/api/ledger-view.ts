import { OUTCOME_LABELS } from '#domain/case/record/labels.ts'
import { type Instant, localDate, localTime } from '#domain/clock/calendar.ts'
import type { Label } from '#domain/label.ts'
import { writeCsv } from '#domain/pack/csv.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { roleLabel } from '#domain/people/rights.ts'
import type { boardLineView } from './board-line-view.ts'

/** A line of a list, as whoever takes it away reads it. */
export type LedgerLine = ReturnType<typeof boardLineView>
export type LedgerLanguage = keyof Label

const STEP_LABELS: Readonly<Record<NonNullable<LedgerLine['referredTo']>, Label>> = {
  grid: { zh: '网格长', en: 'grid leader' },
  street: { zh: '街道', en: 'street' },
  district: { zh: '区', en: 'district' },
}
const YES: Label = { zh: '是', en: 'yes' }

/** What things are called in a ledger. */
type Words = {
  readonly say: (label: Label | undefined) => string
  readonly named: (list: readonly { readonly code: string; readonly name: Label }[], code?: string) => string
  readonly pack: Pack
}

type Column = readonly [title: Label, cell: (line: LedgerLine, words: Words) => string]

const moment = (at: Instant | undefined): string =>
  at === undefined ? '' : `${localDate(at)} ${localTime(at)}`
const flag = (is: boolean, { say }: Words): string => (is ? say(YES) : '')

/** 台账的列, in the order in which they are printed. */
const COLUMNS: readonly Column[] = [
  [{ zh: '案件编号', en: 'Case' }, ({ caseId }) => caseId],
  [{ zh: '立案时间', en: 'Opened' }, ({ openedAt }) => moment(openedAt)],
  [{ zh: '地点', en: 'Place' }, ({ place }) => place.text],
  [{ zh: '网格', en: 'Grid' }, ({ place }, { named, pack }) => named(pack.grids, place.grid)],
  [{ zh: '事项', en: 'Matter' }, ({ matter }, { named, pack }) => named(pack.matters, matter)],
  [{ zh: '环节', en: 'Stage' }, ({ stage }, { say }) => say(stage)],
  [{ zh: '进入时间', en: 'Since' }, ({ since }) => moment(since)],
  [
    { zh: '结束方式', en: 'Ended as' },
    ({ ending }, { say }) => (ending === undefined ? '' : say(OUTCOME_LABELS[ending])),
  ],
  [{ zh: '主责单位', en: 'Lead' }, ({ lead }, { named, pack }) => named(pack.parties, lead)],
  [{ zh: '等谁', en: 'Waits for' }, ({ waitsFor }, words) => whoOf(waitsFor, words)],
  [{ zh: '到期', en: 'Due' }, ({ waitsFor }) => moment(waitsFor?.dueAt)],
  [{ zh: '超时', en: 'Late' }, ({ late }, words) => flag(late, words)],
  [{ zh: '来件方时限', en: "Sender's limit" }, ({ upstreamDue }) => moment(upstreamDue)],
  [{ zh: '挂账复核日', en: 'Parked until' }, ({ parkedUntil }) => moment(parkedUntil)],
  [
    { zh: '已上报', en: 'Referred to' },
    ({ referredTo }, { say }) => (referredTo === undefined ? '' : say(STEP_LABELS[referredTo])),
  ],
  [{ zh: '应急', en: 'Emergency' }, ({ emergency }, words) => flag(emergency, words)],
  [{ zh: '督办', en: 'Supervised' }, ({ supervised }, words) => flag(supervised, words)],
  [{ zh: '长效至', en: 'Watched until' }, ({ watchUntil }) => moment(watchUntil)],
  [{ zh: '诉求数', en: 'Reports' }, ({ reports }) => String(reports)],
  [{ zh: '停滞', en: 'Stuck' }, ({ stuck }, words) => flag(stuck, words)],
]

function whoOf(waits: LedgerLine['waitsFor'], { say, named, pack }: Words): string {
  const desks = (waits?.who ?? []).map((one) => {
    if (one.kind === 'party') return named(pack.parties, one.party)
    return `${named(pack.grids, one.grid)}${say(roleLabel(one.role))}`
  })
  return [...desks, ...(waits?.people ?? [])].join(' ')
}

/** Lines of a list as comma-separated values that spreadsheets open rightly, with names in the place of codes. */
export function ledgerOf(lines: readonly LedgerLine[], pack: Pack, language: LedgerLanguage): string {
  const words: Words = {
    pack,
    say: (label) => label?.[language] ?? '',
    named: (list, code) => list.find((one) => one.code === code)?.name[language] ?? code ?? '',
  }
  return writeCsv([
    COLUMNS.map(([title]) => title[language]),
    ...lines.map((line) => COLUMNS.map(([, cell]) => cell(line, words))),
  ])
}
