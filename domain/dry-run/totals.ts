import type { Difference } from './compare.ts'

/** What a dry run came to: how many cases were tried, how many would have gone otherwise, and in what. */
export type Totals = {
  readonly cases: number
  readonly different: number
  /** Cases that would have been routed, timed or escalated otherwise. */
  readonly routing: number
  readonly timing: number
  readonly escalation: number
  /** Due times that come earlier, later, or are gone. */
  readonly dueTimes: { readonly earlier: number; readonly later: number; readonly without: number }
  /** Rules that fire now and did not, that fire no more, and that fire otherwise. */
  readonly rules: { readonly more: number; readonly fewer: number; readonly otherwise: number }
}

/** Adds up the differences of many cases, each with its own. */
export function totalsOf(tried: readonly (readonly Difference[])[]): Totals {
  const all = tried.flat()
  const casesWith = (about: Difference['about']): number =>
    tried.filter((differences) => differences.some((one) => one.about === about)).length
  const times = all.filter((one) => one.about === 'timing')
  const moved = times.filter(({ before, after }) => before !== undefined && after !== undefined)
  const rules = all.filter((one) => one.about === 'escalation')
  const earlier = moved.filter(({ before = '', after = '' }) => after < before).length
  return {
    cases: tried.length,
    different: tried.filter((differences) => differences.length > 0).length,
    routing: casesWith('routing'),
    timing: casesWith('timing'),
    escalation: casesWith('escalation'),
    dueTimes: { earlier, later: moved.length - earlier, without: times.length - moved.length },
    rules: {
      more: rules.filter(({ before }) => before === undefined).length,
      fewer: rules.filter(({ after }) => after === undefined).length,
      otherwise: rules.filter(({ before, after }) => before !== undefined && after !== undefined).length,
    },
  }
}
