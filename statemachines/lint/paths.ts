/** Rules about the path: the definition draws the table's arcs and no others, and no state is lost or entered blind. */
import { ARCS, STAGES, WHOSE, WHOSE_NEXT } from '#domain/case/record/transitions.ts'
import type { AslDefinition, ChoiceState } from '../asl.ts'
import { DEFINITION_ERRORS } from '../contract.ts'
import { comparisonsOf } from '../expressions.ts'
import { arcsOf, edgesOf, reachable, stageOf } from '../graph.ts'

/** A state's name is 80 characters at most on AWS. */
const MAX_NAME = 80

function choicesOf(definition: AslDefinition): { name: string; choice: ChoiceState }[] {
  return Object.entries(definition.States).flatMap(([name, state]) =>
    state.Type === 'Choice' ? [{ name, choice: state }] : [],
  )
}

/** Choices, and only they, are questions; a name fits into what AWS takes. */
export function namedStates(definition: AslDefinition): string[] {
  return Object.entries(definition.States).flatMap(([name, state]) => [
    ...(name.endsWith('?') === (state.Type === 'Choice')
      ? []
      : [`${name}: choices, and only they, are questions.`]),
    ...(name.length <= MAX_NAME ? [] : [`${name}: the name is too long.`]),
  ])
}

/** Every way out leads to a state, and every state is reached. */
export function connectedStates(definition: AslDefinition): string[] {
  const reached = reachable(definition)
  return [
    ...Object.entries(definition.States).flatMap(([name, state]) =>
      edgesOf(state)
        .filter((edge) => definition.States[edge.to] === undefined)
        .map((edge) => `${name}: leads to ${edge.to}, which is no state.`),
    ),
    ...Object.keys(definition.States)
      .filter((name) => !reached.has(name))
      .map((name) => `${name}: is never reached.`),
  ]
}

/** Every choice has a Default that calls what it did not know a fault; each rule compares paths with texts. */
export function answeredChoices(definition: AslDefinition): string[] {
  const faults: readonly string[] = DEFINITION_ERRORS
  return choicesOf(definition).flatMap(({ name, choice }) => {
    const fault = JSON.stringify(choice.Assign?.fault ?? '')
    const answers = choice.Choices.map((rule) => {
      const compared = comparisonsOf(rule.Condition)
      return compared && JSON.stringify(compared)
    })
    return [
      ...(choice.Default === undefined ? [`${name}: no Default.`] : []),
      ...(choice.Default !== undefined && definition.States[choice.Default]?.Type !== 'Task'
        ? [`${name}: its Default does not mark the case stalled.`]
        : []),
      ...(faults.some((error) => fault.includes(`'${error}'`))
        ? []
        : [`${name}: its Default names no fault.`]),
      ...(answers.includes(undefined) ? [`${name}: a rule does more than compare.`] : []),
      ...(new Set(answers).size === answers.length ? [] : [`${name}: two rules for the same answer.`]),
    ]
  })
}

/** The arcs of the definition are those of the table, both ways. */
export function drawnArcs(definition: AslDefinition): string[] {
  const text = (arc: { from: string; outcome: string; next: string }) =>
    `${arc.from} · ${arc.outcome} → ${arc.next}`
  const drawn = arcsOf(definition).map(text)
  const listed = ARCS.map(text)
  return [
    ...listed.filter((arc) => !drawn.includes(arc)).map((arc) => `Not in the definition: ${arc}.`),
    ...drawn.filter((arc) => !listed.includes(arc)).map((arc) => `Not in the table: ${arc}.`),
  ]
}

/** Each stage can be entered first, and each answer to "whose is it" leads where the table says. */
export function tableChoices(definition: AslDefinition): string[] {
  return [
    ...comparedWith(definition, 'states.input.enterAt', STAGES, (stage) => stage),
    ...comparedWith(definition, 'whose', WHOSE, (whose) => WHOSE_NEXT[whose]),
  ]
}

function comparedWith<T extends string>(
  definition: AslDefinition,
  path: string,
  texts: readonly T[],
  stageFor: (text: T) => string,
): string[] {
  const rules = choicesOf(definition).flatMap(({ choice }) =>
    choice.Choices.flatMap((rule) => {
      const compared = comparisonsOf(rule.Condition)?.find((one) => one.path === path)
      return compared === undefined
        ? []
        : [{ text: compared.text, stage: stageOf(definition.States[rule.Next]) }]
    }),
  )
  return [
    ...texts
      .filter((text) => !rules.some((rule) => rule.text === text && rule.stage === stageFor(text)))
      .map((text) => `${path} = ${text} does not lead to ${stageFor(text)}.`),
    ...rules
      .filter((rule) => !texts.some((text) => text === rule.text))
      .map((rule) => `${path} is never ${rule.text}.`),
  ]
}
