/** Whether another report of the same trouble is found among what was filed before, on pairs that a person judged. */
import { buildCase } from '#adapters/examples.ts'
import { createMemoryLists } from '#adapters/memory/knowledge.ts'
import { openEntryOf } from '#domain/knowledge/open-entry.ts'
import { type Compared, planSeen, seenAmong, seenCandidates } from '#domain/knowledge/seen-before.ts'
import type { Statistics } from '#domain/knowledge/statistics.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { redact } from '#domain/redaction/redact.ts'
import { sameByOf } from '#domain/triage/seen-before.ts'
import { triage } from '#domain/triage/triage.ts'
import type { Data, JudgedPair, Told } from './data.ts'
import { type Figure, noneOf, shareOf } from './figures.ts'
import { placeTold } from './place-told.ts'

/** Cases that somebody is shown at a glance. */
const FIRST = 3
/** One number for all: the worst that can be said of who rings. */
const CALLER = 'one number'

/** Files every message as a case of its own, in the order of time, and asks before each whether it was seen before. */
export function measurePairs(
  { told, pairs }: Pick<Data, 'told' | 'pairs'>,
  pack: Pack,
  statistics: Statistics,
): Figure[] {
  const groupOf = groupsOf(pairs)
  const lists = createMemoryLists()
  const filed = new Map<string, Compared>()
  const before = new Set<string>()
  const [asked, quiet]: [{ id: string; group: string; hit: boolean }[], { id: string; shown: boolean }[]] = [
    [],
    [],
  ]
  for (const message of inOrder([...told.values()])) {
    const { id } = message
    const words = { description: wordsOf(message), place: placeTold(message), salt: '' }
    const { place, matter, instructionDraft } = triage({}, words, pack)
    const said = `${words.place}\n${words.description}`
    const matters = matter.code === pack.unsortedMatter ? [] : [matter.code]
    const question = planSeen(
      { description: words.description, about: words.place, place, matters },
      statistics,
    )
    const read = question.readings.map(({ list, limit }) => ({
      list,
      postings: lists.page({ jurisdiction: '', list, limit }).items,
    }))
    const compared = seenCandidates(question, read).flatMap((one) => filed.get(one) ?? [])
    const found = seenAmong(question, compared, statistics)
    const group = groupOf.get(id)
    if (group !== undefined && before.has(group))
      asked.push({
        id,
        group,
        hit: found.slice(0, FIRST).some(({ of }) => groupOf.get(of.caseId) === group),
      })
    else quiet.push({ id, shown: found.length > 0 })
    if (group !== undefined) before.add(group)
    const of = { ...buildCase(), caseId: id, place, matter: matter.code, instructionDraft }
    filed.set(id, of)
    for (const one of openEntryOf(of, redact(said), statistics).postings) lists.put('', one)
  }
  const groups = [...new Set(asked.map(({ group }) => group))].map((id) => ({
    id,
    all: asked.filter(({ group, hit }) => group === id && !hit).length === 0,
  }))
  return [
    shareOf('one of the same among the first three', asked, ({ hit }) => hit, 0.95),
    shareOf('groups of which that holds for each', groups, ({ all }) => all),
    shareOf('none of the same judged before: nothing is shown', quiet, ({ shown }) => !shown),
    noneOf('joined without a person and not the same', joinedWrongly(pairs, told, groupOf, pack)),
  ]
}

const wordsOf = ({ title, text }: Told): string => `${title}\n${text}`
const inOrder = (messages: readonly Told[]): Told[] =>
  messages.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.id < b.id ? -1 : 1))

/** Pairs that would join by themselves though they are not the same, were all of them told of one place by one number. */
function joinedWrongly(
  pairs: readonly JudgedPair[],
  told: Data['told'],
  groupOf: ReadonlyMap<string, string>,
  pack: Pack,
): { readonly id: string }[] {
  const sameBy = (id: string): string | undefined => {
    const message = told.get(id)
    if (message === undefined) return undefined
    const words = { description: wordsOf(message), place: pack.places[0]?.name ?? '', salt: '' }
    const by = sameByOf({ appeal: 'complaint', caller: CALLER }, words, triage({}, words, pack))
    return by.by === 'nothing' ? undefined : JSON.stringify(by)
  }
  return pairs.flatMap(({ a, b, label }) => {
    const isSame = label === 'same' || (groupOf.has(a) && groupOf.get(a) === groupOf.get(b))
    return !isSame && sameBy(a) !== undefined && sameBy(a) === sameBy(b) ? [{ id: `${a}+${b}` }] : []
  })
}

/** The group of each message that is the same as others: what is the same as the same is the same. */
function groupsOf(pairs: readonly JudgedPair[]): Map<string, string> {
  const of = new Map<string, string>()
  for (const { a, b, label } of pairs) {
    if (label !== 'same') continue
    const [one, other] = [of.get(a) ?? a, of.get(b) ?? b]
    of.set(a, one)
    of.set(b, one)
    for (const [id, group] of of) if (group === other) of.set(id, one)
  }
  return of
}
