import type { Entry } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { useOwner } from '../kit/owner.ts'
import css from './page.module.css'

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value !== '' ? value : undefined

/** The codes of an event that people want to read, with the list of the dictionary that names each. */
const TOLD = [
  ['stage', 'stage'],
  ['kind', 'task-kind'],
  ['party', 'party'],
  ['lead', 'party'],
  ['matter', 'matter'],
  ['grid', 'grid'],
  ['rule', 'referral-rule'],
] as const

/** What happened, when, by whom, in which words: newest first, in a file as it went. */
export function Timeline({
  entries,
  now,
  oldestFirst = false,
}: {
  readonly entries: readonly Entry[]
  readonly now: number
  readonly oldestFirst?: boolean
}) {
  const say = useSay()
  return (
    <section className={css.timeline}>
      <h2>{say({ zh: '时间线', en: 'Timeline' })}</h2>
      <ol>
        {[...entries]
          .sort((a, b) => (oldestFirst ? a.sequence - b.sequence : b.sequence - a.sequence))
          .map((entry) => (
            <Line key={entry.sequence} entry={entry} now={now} />
          ))}
      </ol>
    </section>
  )
}

function Line({ entry, now }: { readonly entry: Entry; readonly now: number }) {
  const say = useSay()
  const words = useDetails()(entry)
  const dictionary = useDictionary()
  return (
    <li>
      <time dateTime={entry.at}>{say(shortLabel(entry.at, now))}</time>
      <div>
        <b>{say(nameOf(dictionary, 'event', entry.type))}</b>
        {words.length > 0 && <p className="second">{words.map(say).join(' · ')}</p>}
        {Object.values(entry.texts).map((one) => (
          <p key={String(one)} className={css.words}>
            {String(one)}
          </p>
        ))}
      </div>
      <span className="second">
        {entry.actor.id === 'system' ? say({ zh: '系统', en: 'System' }) : entry.actor.name}
      </span>
    </li>
  )
}

/** How a check is made, where it is not simply on site; and by which lot, so that anybody may draw it again. */
function useCheck(): (data: Readonly<Record<string, unknown>>) => readonly Label[] {
  const dictionary = useDictionary()
  return ({ check }) => {
    if (typeof check === 'string') return [nameOf(dictionary, 'check-way', check)]
    if (typeof check !== 'object' || check === null || !('by' in check)) return []
    const lot = 'lot' in check ? (check.lot as { drawn: number; share: number }) : undefined
    const drawn =
      lot === undefined
        ? []
        : [
            {
              zh: `抽查${lot.share}%，抽到${lot.drawn}`,
              en: `by lot: ${lot.drawn} drawn of 100, below ${lot.share} on site`,
            },
          ]
    return [nameOf(dictionary, 'check-way', String(check.by)), ...drawn]
  }
}

/** Of what an event tells, what people read in a line. */
function useDetails(): (entry: Entry) => readonly Label[] {
  const dictionary = useDictionary()
  const owner = useOwner()
  const checkIn = useCheck()
  return ({ type, data: told }) => {
    const data: Readonly<Record<string, unknown>> = { ...told }
    const { assignee } = data
    const kind = text(data.kind)
    const outcome = text(data.outcome)
    const named = TOLD.flatMap(([field, list]) => {
      const code = text(data[field])
      return code === undefined ? [] : [nameOf(dictionary, list, code)]
    })
    const by = type === 'task-settled' ? text(data.by) : undefined
    const owed =
      by !== undefined ? [nameOf(dictionary, 'party', by)] : isAssignee(assignee) ? [owner(assignee)] : []
    const ends =
      outcome === undefined
        ? []
        : [
            (type === 'stage-resolved' || kind === undefined
              ? dictionary.lists['stage-outcome']?.[outcome]
              : dictionary.outcomes[kind]?.[outcome]) ?? nameOf(dictionary, 'stage-outcome', outcome),
          ]
    return [...owed, ...named, ...checkIn(data), ...ends]
  }
}

type Assignee = Parameters<ReturnType<typeof useOwner>>[0]
const isAssignee = (value: unknown): value is Assignee =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  (value.kind === 'party' || value.kind === 'role')
