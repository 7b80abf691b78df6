import type { Instant } from '../clock/calendar.ts'
import { type Routed, routeOf } from '../orders/routing.ts'
import type { Facts, Rung, TriggerName } from '../pack/ladder.ts'
import { PATH_TRIGGERS } from '../pack/ladder.ts'
import type { Pack } from '../pack/pack.ts'
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
  const seen = { failed: 0, broken: 0, returns: 0, lacking: 0, joined: 0 }
  const returners = new Set<string>()
  const cooperating = new Set<string>()
  let promised = false
  let dispatched = false
  let matter = of.matter
  for (const event of events) {
    const { time: at, sequence } = event.metadata
    const ask = (on: Asked['on'], facts: Facts, more: Partial<Asked> = {}): void => {
      const path = PATH_TRIGGERS.some((one) => one === on) ? { otherwise: () => on } : {}
      found.push({ what: 'asked', id: `${sequence} ${on}`, at, on, facts: () => facts, ...path, ...more })
    }
    switch (event.type) {
      case 'case-opened':
        matter = event.data.matter
        break
      case 'case-corrected':
        matter = event.data.matter ?? matter
        break
      case 'case-supplemented':
        seen.joined = event.data.joined
        ask('reports', { joined: seen.joined })
        break
      case 'stage-opened': {
        const { stage } = event.data
        if (stage === 'handling' || stage === 'leader') promised = false
        if (stage !== 'handling') break
        cooperating.clear()
        const about = matter
        if (of.emergency && !dispatched)
          ask(
            'nobody-leads',
            {},
            { facts: (rules) => (leadUnder(rules, { ...of, matter: about }) === undefined ? {} : undefined) },
          )
        break
      }
      case 'task-sent':
        if (event.data.kind === 'handle' && event.data.part === 'lead') dispatched = true
        if (event.data.part === 'cooperating' && event.data.assignee.kind === 'party')
          cooperating.add(event.data.assignee.party)
        break
      case 'return-ruled':
        if (event.data.accepted) seen.returns += 1
        break
      case 'promise-made':
        promised = true
        break
      case 'task-settled': {
        const { kind, assignee, outcome } = event.data
        const party = assignee.kind === 'party' ? assignee.party : ''
        if (kind === 'dispatch' && outcome === 'nobodys') ask('nobody-leads', {})
        if (kind === 'handle' && outcome === 'released') cooperating.delete(party)
        if (kind === 'handle' && outcome === 'returned') {
          cooperating.delete(party)
          returners.add(party)
          ask('returning-parties', { parties: returners.size })
          ask('returns', { returns: seen.returns }, { unlessFired: `${sequence} returning-parties` })
        }
        if (kind === 'handle' && outcome === 'conditions-lacking') {
          seen.lacking += 1
          ask('conditions-lacking', { times: seen.lacking })
        }
        if (kind !== 'reinspect' || outcome !== 'failed') break
        seen.failed += 1
        if (promised) seen.broken += 1
        const parties = 1 + cooperating.size
        if (promised) ask('broken-promises', { broken: seen.broken }, { unlessReferred: true })
        ask(
          'failed-reinspection',
          { failed: seen.failed, parties },
          { unlessReferred: true, unlessFired: `${sequence} broken-promises` },
        )
        break
      }
      case 'stage-resolved': {
        const { stage, outcome } = event.data
        const [about, reports] = [matter, 1 + seen.joined]
        if (stage === 'confirm' && outcome === 'accepted' && !of.emergency)
          ask(
            'accepted',
            {},
            {
              facts: ({ pack }) => ({ parties: partiesOf(pack, about), reports }),
              otherwise: (pack) => (matterIn(pack, about)?.complex ? COMPLEX_MATTER : undefined),
            },
          )
        break
      }
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

const matterIn = ({ matters }: Pack, matter: string) => matters.find(({ code }) => code === matter)

/** Who leads an emergency that nobody has dispatched. */
function leadUnder({ pack, orders }: PackRules, of: Routed): string | undefined {
  const matter = matterIn(pack, of.matter)
  return matter && routeOf(pack, matter, of, orders).lead
}

const partiesOf = (pack: Pack, matter: string): number => {
  const route = matterIn(pack, matter)?.route
  return route === undefined ? 0 : 1 + route.cooperating.length
}
