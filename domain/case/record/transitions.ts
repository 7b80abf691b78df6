/**
 * The path of a case between its stages (环节), as data. The same table is drawn in the documentation, is what the
 * state machine's definition is linted against, tells a resume where to enter, and is walked arc by arc in a test.
 */

/** The stages of a case, in the order of a case that goes straight through. */
export const STAGES = [
  'confirm',
  'dispatch',
  'handling',
  'reinspection',
  'leader',
  'joint-handling',
  'parked',
  'close',
  'follow-up',
  'archive',
] as const

export type Stage = (typeof STAGES)[number]

/** What follows a stage: another stage, the choice by whose case it is, or one of the machine's ends. */
export type Next = Stage | 'whose' | 'end' | 'archived'

/** Whose case it is, decided when the reporter has been heard: by emergency, by policy or matter, or the ordinary way. */
export const WHOSE = ['emergency', 'complex', 'ordinary'] as const
export type Whose = (typeof WHOSE)[number]

export const WHOSE_NEXT = {
  emergency: 'handling',
  complex: 'leader',
  ordinary: 'dispatch',
} as const satisfies Record<Whose, Stage>

/** The ways out that every human stage has, whatever it is about (design §3, below the table). */
export const WAYS_OUT = {
  referred: 'leader',
  transferred: 'end',
  merged: 'end',
  ended: 'end',
} as const satisfies Record<string, Next>

/** Every outcome of every stage and where it leads. */
export const TRANSITIONS = {
  confirm: { accepted: 'whose', answered: 'close', rejected: 'end', ...WAYS_OUT },
  dispatch: { dispatched: 'handling', nobodys: 'leader', ...WAYS_OUT },
  handling: {
    'to-check': 'reinspection',
    'no-site': 'close',
    returned: 'dispatch',
    'conditions-lacking': 'leader',
    ...WAYS_OUT,
  },
  reinspection: { passed: 'close', failed: 'handling', ...WAYS_OUT },
  leader: {
    plan: 'joint-handling',
    assigned: 'handling',
    parked: 'parked',
    explained: 'close',
    ...WAYS_OUT,
  },
  'joint-handling': { 'all-ended': 'reinspection', blocked: 'leader', ...WAYS_OUT },
  parked: { review: 'leader', 'condition-met': 'leader', worse: 'leader', ...WAYS_OUT },
  close: { closed: 'follow-up' },
  'follow-up': { settled: 'archive', unsolved: 'leader', terminated: 'archive', ...WAYS_OUT },
  archive: { archived: 'archived' },
} as const satisfies Record<Stage, Record<string, Next>>

export type OutcomeOf<S extends Stage> = keyof (typeof TRANSITIONS)[S] & string
export type Outcome = { [S in Stage]: OutcomeOf<S> }[Stage]

/** One arc of the path: from a stage, by an outcome, to what follows. */
export type Arc = { readonly from: Stage; readonly outcome: Outcome; readonly next: Next }

/** Every arc of the table, in its order. */
export const ARCS: readonly Arc[] = STAGES.flatMap((from) =>
  Object.entries(TRANSITIONS[from]).map(([outcome, next]) => ({ from, outcome: outcome as Outcome, next })),
)

/**
 * Where a case stands after a stage has ended.
 * @param stage the stage that ended
 * @param outcome its outcome
 * @param whose whose case it is; read only where the outcome leads to that choice
 * @returns the next stage, or an end of the machine
 * @throws Error when the stage has no such outcome: the table and the caller disagree
 */
export function nextAfter(stage: Stage, outcome: Outcome, whose: Whose): Exclude<Next, 'whose'> {
  const arc = ARCS.find((candidate) => candidate.from === stage && candidate.outcome === outcome)
  if (arc === undefined) throw new Error(`The stage ${stage} has no outcome ${outcome}.`)
  return arc.next === 'whose' ? WHOSE_NEXT[whose] : arc.next
}

/** Every outcome that any stage has. */
export const OUTCOMES: readonly Outcome[] = [...new Set(ARCS.map((arc) => arc.outcome))]
