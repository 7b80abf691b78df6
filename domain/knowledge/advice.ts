import type { Precedent } from '../precedent/precedent.ts'
import { type Facts, kindList, matterList, type Posting, placeList, planList } from './entry.ts'
import type { Answer, Read, Wanted } from './look-up.ts'
import { idOfRank } from './rank.ts'

/** A precedent that advice rests on. */
export type Backing = Facts & { readonly precedentId: string }

/** What past cases say about the one at hand, for each moment at which somebody decides. */
export type Advice = {
  /** 受理 · at intake: the matters of precedents with like words, the likeliest first; and what happened here before. */
  readonly matters: readonly { readonly matter: string; readonly share: number }[]
  readonly here: readonly Backing[]
  /** 派遣 · at dispatch: how the latest cases of this matter went, by whom and how long. */
  readonly likeThis?: {
    readonly count: number
    readonly leads: readonly { readonly party: string; readonly count: number }[]
    readonly medianWorkingDays: number
    /** How many came back while the place was watched, and how many a department had returned. */
    readonly recurred: number
    readonly returned: number
    readonly latest: readonly Backing[]
    /** The latest ones at the same kind of place, where that is known. */
    readonly atSuchPlaces: readonly Backing[]
  }
  /** 吹哨 · at the whistle: plans for this matter after which the trouble stayed away. */
  readonly plans: readonly { readonly precedentId: string; readonly plan: Precedent['plan'] }[]
}

/** As many precedents are named to back advice. */
const NAMED = 5

/**
 * Makes advice of what a look-up read: nothing more is read for it.
 * @param exceptFor the case at hand, which is no precedent for itself
 */
export function adviceOf(
  wanted: Wanted,
  read: readonly Read[],
  answers: readonly Answer[],
  exceptFor?: string,
): Advice {
  const of = (list: string | undefined): (Posting & { readonly precedentId: string })[] =>
    read
      .filter((one) => one.list === list)
      .flatMap((one) =>
        one.postings.map((posting) => ({ ...posting, precedentId: idOfRank(one.list, posting.rank) })),
      )
      .filter(({ precedentId }) => precedentId !== exceptFor)
  const backing = (list: string | undefined): Backing[] =>
    of(list).flatMap(({ precedentId, facts }) => (facts === undefined ? [] : [{ ...facts, precedentId }]))
  const { matter, placeKey, placeKind } = wanted
  const like = backing(matter && matterList(matter))
  return {
    matters: shares(answers.slice(0, 10)),
    here: backing(placeKey && placeList(placeKey)).slice(0, NAMED),
    ...(like.length > 0 && {
      likeThis: {
        ...summaryOf(like),
        atSuchPlaces: backing(matter && placeKind && kindList(matter, placeKind)).slice(0, NAMED),
      },
    }),
    plans: of(matter && planList(matter)).flatMap(({ precedentId, plan }) =>
      plan === undefined ? [] : [{ precedentId, plan }],
    ),
  }
}

function summaryOf(like: readonly Backing[]): Omit<NonNullable<Advice['likeThis']>, 'atSuchPlaces'> {
  const leads = new Map<string, number>()
  for (const { lead } of like) if (lead !== undefined) leads.set(lead, (leads.get(lead) ?? 0) + 1)
  return {
    count: like.length,
    leads: [...leads]
      .map(([party, count]) => ({ party, count }))
      .sort((a, b) => b.count - a.count || (a.party < b.party ? -1 : 1)),
    medianWorkingDays: medianOf(like.map(({ workingDays }) => workingDays)),
    recurred: like.filter(({ recurred }) => recurred > 0).length,
    returned: like.filter(({ returns }) => returns > 0).length,
    latest: like.slice(0, NAMED),
  }
}

function medianOf(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  return ((sorted[(sorted.length - 1) >> 1] ?? 0) + (sorted[sorted.length >> 1] ?? 0)) / 2
}

/** The matters of the best answers, by the share of their scores; from 0 to 1. */
function shares(answers: readonly Answer[]): Advice['matters'] {
  const sums = new Map<string, number>()
  for (const { card, score } of answers) sums.set(card.matter, (sums.get(card.matter) ?? 0) + score)
  const whole = [...sums.values()].reduce((sum, one) => sum + one, 0)
  return [...sums]
    .map(([matter, sum]) => ({ matter, share: Math.round((sum / whole) * 100) / 100 }))
    .sort((a, b) => b.share - a.share || (a.matter < b.matter ? -1 : 1))
    .slice(0, 3)
}
