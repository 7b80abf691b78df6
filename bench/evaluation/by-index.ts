/** The class of a message by the index of precedents, and as the product suggests a matter at intake. */
import { createMemoryLists } from '#adapters/memory/knowledge.ts'
import { entryOf, termsOfPrecedent } from '#domain/knowledge/entry.ts'
import { likeOf, suggestedMatters } from '#domain/knowledge/intake.ts'
import { alikeOf, BOUNDS, plan } from '#domain/knowledge/look-up.ts'
import { countInto, newSample, statisticsOf } from '#domain/knowledge/statistics.ts'
import type { Matter } from '#domain/pack/pack.ts'
import { matterHints } from '#domain/triage/suggest.ts'
import { INTAKE_BOUNDS } from '#functions/usecases/precedents/advise-intake.ts'
import { JURISDICTION, numberOf, precedentFrom } from '../knowledge/messages.ts'
import { type Labelled, NEIGHBOURS, voted, type Way, wholeOf } from './way.ts'

/** An index of precedents that are some messages, each of which is of the matter of its class. */
function indexOf(known: readonly Labelled[], codeOf: ReadonlyMap<string, string>) {
  const sample = newSample()
  const precedents = known.map((one, n) => ({
    ...precedentFrom(n, { text: wholeOf(one), reply: '' }),
    matter: codeOf.get(one.level1) ?? '',
  }))
  for (const one of precedents) countInto(sample, termsOfPrecedent(one))
  const counted = { documents: known.length, version: 1, at: '2021-02-01T02:00:00.000Z' }
  const statistics = statisticsOf(sample, counted)
  const lists = createMemoryLists()
  for (const one of precedents)
    for (const posting of entryOf(one, statistics).postings) lists.put(JURISDICTION, posting)
  return (words: string, bounds: Parameters<typeof plan>[2]) => {
    const question = plan({ words }, statistics, bounds)
    const read = question.readings.map(({ list, limit }) => ({
      list,
      postings: lists.page({ jurisdiction: JURISDICTION, list, limit }).items,
    }))
    return { question, alike: alikeOf(question, read) }
  }
}

/** Neighbours by the index of precedents, as a search asks it. */
export const byIndex: Way = (known) => {
  const ask = indexOf(known, NO_CODES)
  return (one) =>
    voted(
      ask(wholeOf(one), BOUNDS)
        .alike.slice(0, NEIGHBOURS)
        .map(({ precedentId, score }) => ({ level1: known[numberOf(precedentId)]?.level1 ?? '', score })),
    )
}
const NO_CODES: ReadonlyMap<string, string> = new Map()

/**
 * What the product itself suggests at intake: classes as the matters of a pack, their names in the taxonomy as its words, messages
 * whose class is known as its precedents.
 */
export const byProduct: Way = (known, taxonomy) => {
  const classes = [...new Set([...taxonomy.keys(), ...known.map(({ level1 }) => level1)])]
  const codeOf = new Map(classes.map((level1, n) => [level1, `class-${n}`]))
  const matters = classes.map(
    (level1, n): Matter => ({ ...FRAME, code: `class-${n}`, keywords: namesOf(taxonomy.get(level1)) }),
  )
  const ask = indexOf(known, codeOf)
  return (one) => {
    const words = wholeOf(one)
    const { question, alike } = ask(words, INTAKE_BOUNDS)
    const hints = matterHints(words, { matters, doors: [] })
    return suggestedMatters(hints, likeOf(question, alike, matters), [], matters).map(
      ({ matter }) => classes[matters.findIndex(({ code }) => code === matter)] ?? '',
    )
  }
}

/** The names under a class that tell something. */
const namesOf = (names: readonly string[] = []): string[] =>
  [...new Set(names)].filter((name) => [...name].length > 1 && name !== '其他')
/** What the matters of a pack have beside code and words. */
const FRAME: Omit<Matter, 'code' | 'keywords'> = {
  name: { zh: '类', en: 'Class' },
  kind: 'event',
  major: '01',
  minor: '01',
  site: true,
  complex: false,
  conditions: [],
}
