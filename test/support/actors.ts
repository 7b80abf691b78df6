import type { Actor, Role } from '#domain/people/actor.ts'

const JURISDICTION = 'wujiaochang'

const person = (id: string, roles: readonly Role[], more: Partial<Actor> = {}): Actor => ({
  id,
  roles: [...roles],
  jurisdiction: JURISDICTION,
  grids: [],
  ...more,
})

/** Somebody who handles for a party. */
export const handlerOf = (party: string): Actor => person(`u-handler-${party}`, ['handler'], { party })
/** An inspector posted to a grid. */
export const inspectorIn = (grid: string): Actor =>
  person(`u-inspector-${grid}`, ['inspector'], { grids: [grid] })
/** The leader of a grid. */
export const leaderOf = (grid: string): Actor =>
  person(`u-leader-${grid}`, ['grid-leader'], { grids: [grid] })
/** The deputy of a grid's leader. */
export const deputyOf = (grid: string): Actor => person(`u-deputy-${grid}`, ['deputy'], { grids: [grid] })

export const callTaker = person('u-call-taker', ['call-taker'])
export const dispatcher = person('u-dispatcher', ['dispatcher'])
export const shiftLeader = person('u-shift-leader', ['shift-leader'])
export const centreHead = person('u-centre-head', ['centre-head'])
export const otherHead = person('u-other-head', ['centre-head'])
export const streetLeader = person('u-street-leader', ['street-leader'])
export const supervisor = person('u-supervisor', ['supervisor'])
export const operator = person('u-operator', ['operator'])
export const system = person('system', ['system'])
export const inspector = inspectorIn('g1')
export const leader = leaderOf('g1')
export const deputy = deputyOf('g1')
