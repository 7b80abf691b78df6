import type { Instant } from '../clock/calendar.ts'
import { partiesOnRoute, type Routed, routeOf } from '../orders/record/routing.ts'
import type { Facts, Rung, TriggerName } from '../pack/ladder.ts'
import { PATH_TRIGGERS } from '../pack/ladder.ts'
import type { Pack } from '../pack/pack.ts'
import { stepsOf } from '../projection/case-history.ts'
import type { EventOf } from '../projection/fold.ts'
import { type CaseHistory, partiesOf, running, settledAs } from '../projection/history.ts'
import type { PackRules, PastRun } from './past.ts'

/** Something that the ladder may be asked about; under another pack it may not have happened at all. */
export type Asked = {
  readonly what: 'asked'
  readonly id: string
  readonly at: Instant
  readonly on: Exclude<TriggerName, 'overdue'>
  /** @returns nothing when the pack leaves no such question */
  readonly facts: (rules: PackRules) => Facts | undefined
  /** The name under which the case goes to its leader when no rule of the ladder fires; else it stays. */
  readonly otherwise?: (pack: Pack) => string | undefined
  /** Not asked once the case is its leader's. */
  readonly unlessReferred?: true
  /** Not asked when this one was answered with a rule. */
  readonly unlessFired?: string
}

/** Somebody, or the path itself, took the case to its leader. */
export type Referred = { readonly what: 'referred'; readonly at: Instant; readonly step: Rung['to'] }

/** Under this name a matter that is complex by itself is recorded. */
const COMPLEX_MATTER = 'complex-matter'

/**
 * What the ladder is asked about in a case, from its events: the same questions, with the same facts, as when it ran.
 * (How long tasks are overdue depends on the pack, and is asked apart.)
 * @param names the rules of the ladder that ran: what they referred is asked again, everything else is taken as it was
 */
export function happeningsOf({ case: of, events }: PastRun, names: readonly string[]): (Asked | Referred)[] {
  const own = new Set<string>([...names, ...PATH_TRIGGERS, COMPLEX_MATTER])
  const found: (Asked | Referred)[] = []
  for (const { event, history } of stepsOf(events)) {
    const { time: at, sequence } = event.metadata
    const ask: Ask = (on, facts, more = {}) => {
      const path = PATH_TRIGGERS.some((one) => one === on) ? { otherwise: () => on } : {}
      found.push({ what: 'asked', id: `${sequence} ${on}`, at, on, facts: () => facts, ...path, ...more })
    }
    const matter = history.matters.at(-1) ?? of.matter
    switch (event.type) {
      case 'case-supplemented':
        ask('reports', { joined: history.joined })
        break
      case 'stage-opened':
        if (event.data.stage === 'handling' && of.emergency && !wasDispatched(history))
          ask(
            'nobody-leads',
            {},
            { facts: (rules) => (leadUnder(rules, { ...of, matter }) === undefined ? {} : undefined) },
          )
        break
      case 'task-settled':
        askOfTask(event, history, ask)
        break
      case 'stage-resolved':
        if (event.data.stage === 'confirm' && event.data.outcome === 'accepted' && !of.emergency)
          ask(
            'accepted',
            {},
            {
              facts: ({ pack }) => ({ parties: partiesIn(pack, matter), reports: 1 + history.joined }),
              otherwise: (pack) => (matterIn(pack, matter)?.complex ? COMPLEX_MATTER : undefined),
            },
          )
        break
      case 'case-referred':
        // Other ways out of the follow-up take a case to its leader, too; only this one counts who was not content.
        if (typeof event.data.facts.unsolved === 'number')
          ask('not-content', { unsolved: event.data.facts.unsolved })
        if (!own.has(event.data.rule)) found.push({ what: 'referred', at, step: event.data.step })
        break
    }
  }
  return found
}

type Ask = (on: Asked['on'], facts: Facts, more?: Partial<Asked>) => void

/** What the end of a task asks the ladder about. */
function askOfTask(
  { data: { kind, outcome }, metadata: { sequence } }: EventOf<'task-settled'>,
  history: CaseHistory,
  ask: Ask,
): void {
  if (kind === 'dispatch' && outcome === 'nobodys') ask('nobody-leads', {})
  if (kind === 'handle' && outcome === 'returned') {
    const returned = settledAs(history, 'handle', 'returned')
    const returners = new Set(returned.flatMap(({ assignee }) => partiesOf(assignee)))
    ask('returning-parties', { parties: returners.size })
    ask('returns', { returns: returned.length }, { unlessFired: `${sequence} returning-parties` })
  }
  if (kind === 'handle' && outcome === 'conditions-lacking')
    ask('conditions-lacking', { times: settledAs(history, 'handle', 'conditions-lacking').length })
  if (kind !== 'reinspect' || outcome !== 'failed') return
  const broken = history.promises.filter((one) => one.broken !== undefined).length
  if (running(history.promises) !== undefined) ask('broken-promises', { broken }, { unlessReferred: true })
  ask(
    'failed-reinspection',
    { failed: settledAs(history, 'reinspect', 'failed').length, parties: 1 + history.cooperating.length },
    { unlessReferred: true, unlessFired: `${sequence} broken-promises` },
  )
}

/** Whether anybody was ever sent to handle it. */
const wasDispatched = ({ tasks }: CaseHistory): boolean =>
  [...tasks.values()].some(({ kind, part }) => kind === 'handle' && part === 'lead')

const matterIn = ({ matters }: Pack, matter: string) => matters.find(({ code }) => code === matter)

/** Who leads an emergency that nobody has dispatched. */
function leadUnder({ pack, orders }: PackRules, of: Routed): string | undefined {
  const matter = matterIn(pack, of.matter)
  return matter && routeOf(pack, matter, of, orders).lead
}

const partiesIn = (pack: Pack, matter: string): number => {
  const found = matterIn(pack, matter)
  return found === undefined ? 0 : partiesOnRoute(found)
}
