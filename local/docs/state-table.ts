/** The state machine in words and tables, read from the definition, the table of transitions and the labels. */
import { ACTOR_LABELS, OUTCOME_LABELS, STAGE_LABELS, WHOSE_LABELS } from '#domain/case/record/labels.ts'
import {
  ARCS,
  type Arc,
  type Next,
  STAGES,
  type Stage,
  WAYS_OUT,
  WHOSE,
  WHOSE_NEXT,
} from '#domain/case/record/transitions.ts'
import type { Label } from '#domain/label.ts'
import {
  type AslDefinition,
  type AslState,
  caseLifecycle,
  type Retrier,
  type TaskState,
} from '#statemachines/asl.ts'
import { edgesOf, stageOf, waitsForToken } from '#statemachines/graph.ts'
import { isHumanStage } from './stages.ts'

const both = (label: Label) => `${label.zh} ${label.en}`
const ownArcs = (stage: Stage) => ARCS.filter((arc) => arc.from === stage && !(arc.outcome in WAYS_OUT))

/** Every state of a stage: who acts, what comes of it, and how long it may wait. */
export function renderStateTable(): string {
  const definition = caseLifecycle()
  const rows = STAGES.map((stage) => {
    const { name, task } = stateOf(definition, stage)
    return row([
      name,
      `\`${stage}\``,
      STAGE_LABELS[stage].zh,
      both(ACTOR_LABELS[stage]),
      ownArcs(stage).map(arcText).join(' · '),
      duration(task.TimeoutSeconds ?? 0),
    ])
  })
  const ways = ARCS.filter((arc) => arc.from === 'confirm' && arc.outcome in WAYS_OUT)
  return [
    row(['State', 'Stage', '环节', 'Who acts', 'Outcome → next', 'Waits at most']),
    row(['---', '---', '---', '---', '---', '---']),
    ...rows,
    '',
    `From every human stage also: ${ways.map(arcText).join(' · ')}.`,
    '',
    `Whose is it? ${WHOSE.map((whose) => `${both(WHOSE_LABELS[whose])} → ${STAGE_LABELS[WHOSE_NEXT[whose]].zh}`).join(' · ')}.`,
  ].join('\n')
}

/** The same as a Mermaid diagram; the ways out that every human stage has are left to the words. */
export function renderStateDiagram(): string {
  const arcs = STAGES.flatMap(ownArcs)
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...STAGES.map((stage) => `  state "${both(STAGE_LABELS[stage])}" as ${id(stage)}`),
    '  state "研判分流？ Whose is it?" as whose',
    '  state "结束 The case has ended" as end_',
    '  [*] --> confirm',
    ...arcs.map((arc) => `  ${id(arc.from)} --> ${id(arc.next)}: ${both(OUTCOME_LABELS[arc.outcome])}`),
    ...WHOSE.map((whose) => `  whose --> ${id(WHOSE_NEXT[whose])}: ${both(WHOSE_LABELS[whose])}`),
    '  end_ --> [*]',
    '```',
  ].join('\n')
}

/** Every end of the machine: its name, how the execution ends there, and what leads to it. */
export function renderEnds(): string {
  const { States } = caseLifecycle()
  const rows = Object.entries(States).flatMap(([name, state]) => {
    const ends =
      state.Type === 'Succeed' || state.Type === 'Fail' || (state.Type === 'Task' && state.End === true)
    if (!ends) return []
    const from = Object.entries(States).filter(([, other]) => edgesOf(other).some((edge) => edge.to === name))
    const loud = state.Type === 'Fail'
    return [
      row([
        name,
        loud ? 'loud: `FAILED`, rings the alarm' : 'quiet: `SUCCEEDED`',
        firstSentence(state.Comment ?? ''),
        fromText(from),
      ]),
    ]
  })
  return [
    row(['End', 'How', 'What it means', 'Reached from']),
    row(['---', '---', '---', '---']),
    ...rows,
  ].join('\n')
}

/** A state that nearly all lead to would make a list that nobody reads. */
function fromText(from: readonly (readonly [string, AslState])[]): string {
  if (from.length <= 3) return from.map(([name]) => name).join(' · ')
  return from.every(([, state]) => state.Type === 'Task')
    ? 'every task'
    : 'the question after every human stage'
}

function firstSentence(comment: string): string {
  return /^[^.]*/.exec(comment)?.[0] ?? comment
}

/** How each class of errors is tried again, with the totals that come of its numbers. */
export function renderRetries(): string {
  const definition = caseLifecycle()
  const kinds = [
    { name: 'a stage that waits for people', retriers: stateOf(definition, 'confirm').task.Retry ?? [] },
    { name: 'a task of the system', retriers: stateOf(definition, 'close').task.Retry ?? [] },
  ]
  return [
    row(['In', 'Errors', 'Retries', 'First wait', 'Longest wait', 'All waits, at most', 'Why']),
    row(['---', '---', '---', '---', '---', '---', '---']),
    ...kinds.flatMap(({ name, retriers }) =>
      retriers.map((retrier) =>
        row([
          name,
          retrier.ErrorEquals.map((error) => `\`${error}\``).join(' '),
          retrier.MaxAttempts === 0 ? 'never' : String(retrier.MaxAttempts),
          retrier.MaxAttempts === 0 ? '' : `${retrier.IntervalSeconds} s`,
          retrier.MaxAttempts === 0 ? '' : `${retrier.MaxDelaySeconds} s`,
          retrier.MaxAttempts === 0 ? '' : duration(longestPatience(retrier)),
          retrier.Comment,
        ]),
      ),
    ),
  ].join('\n')
}

/** All waits of a retrier together, in seconds, when the jitter never shortens one. */
function longestPatience(retrier: Retrier): number {
  const { IntervalSeconds = 1, BackoffRate = 2, MaxDelaySeconds = Number.POSITIVE_INFINITY } = retrier
  return Array.from({ length: retrier.MaxAttempts }, (_, count) =>
    Math.min(IntervalSeconds * BackoffRate ** count, MaxDelaySeconds),
  ).reduce((sum, wait) => sum + wait, 0)
}

function stateOf(definition: AslDefinition, stage: Stage): { name: string; task: TaskState } {
  for (const [name, state] of Object.entries(definition.States)) {
    if (state.Type === 'Task' && stageOf(state) === stage && waitsForToken(state) === isHumanStage(stage)) {
      return { name, task: state }
    }
  }
  throw new Error(`The definition has no state for the stage ${stage}.`)
}

function arcText({ outcome, next }: Arc): string {
  return `\`${outcome}\` ${OUTCOME_LABELS[outcome].zh} → ${nextText(next)}`
}

function nextText(next: Next): string {
  if (next === 'whose') return 'Whose is it?'
  return next === 'end' || next === 'archived' ? '结束' : STAGE_LABELS[next].zh
}

/** A name that Mermaid takes: `end` is a word of its own there. */
function id(next: Next): string {
  if (next === 'archived') return '[*]'
  return next === 'end' ? 'end_' : next.replaceAll('-', '_')
}

function duration(seconds: number): string {
  if (seconds >= 2 * 86_400) return `${seconds / 86_400} days`
  return seconds >= 120 ? `${Math.round(seconds / 60)} min` : `${seconds} s`
}

function row(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
}
