import { describe, expect, it } from 'vitest'
import definition from '#statemachines/case-lifecycle.asl.json' with { type: 'json' }
import { lintDefinition } from '#statemachines/lint/lint.ts'

type Json = Record<string, unknown>

/** A copy of the definition with one value at a path replaced, or removed when it is undefined. */
function changed(path: readonly (string | number)[], value: unknown): unknown {
  const copy: unknown = structuredClone(definition)
  const last = path.at(-1) ?? ''
  const parent = path.slice(0, -1).reduce<Json>((inner, key) => inner[key] as Json, copy as Json)
  if (parent[last] === undefined && value === undefined) throw new Error(`Nothing at ${path.join('.')}.`)
  if (value === undefined) delete parent[last]
  else parent[last] = value
  return copy
}

const DISPATCH = ['States', 'Dispatch'] as const
const CHOICE = ['States', 'Is it dispatched?'] as const

describe('the definition of the machine', () => {
  it('has no finding', () => {
    expect(lintDefinition(definition)).toEqual([])
  })

  it.each([
    ['a field that no test executes', [...DISPATCH, 'HeartbeatSeconds'], 60, 'Unrecognized key'],
    ['a task without timeout', [...DISPATCH, 'TimeoutSeconds'], undefined, 'Dispatch: no TimeoutSeconds.'],
    [
      'a timeout beyond the execution',
      [...DISPATCH, 'TimeoutSeconds'],
      31_104_000,
      'not below the execution',
    ],
    [
      'a cap of 150 days, when executions are renewed after 120 or a month later',
      [...DISPATCH, 'TimeoutSeconds'],
      150 * 86_400,
      'Dispatch: its cap passes before the execution is sure to be renewed.',
    ],
    ['a task that leads nowhere', ['States', 'Archive', 'End'], undefined, 'needs either Next or End'],
    ['a task without retry', [...DISPATCH, 'Retry'], undefined, 'no retrier for Transient'],
    ['a retrier without bound', [...DISPATCH, 'Retry', 2, 'MaxAttempts'], 999_999, 'or a bound'],
    ['a retrier without jitter', [...DISPATCH, 'Retry', 1, 'JitterStrategy'], undefined, 'full jitter'],
    ['a retry of what is permanent', [...DISPATCH, 'Retry', 0, 'MaxAttempts'], 3, 'retries StaleRun'],
    ['no retry of what passes', [...DISPATCH, 'Retry', 2, 'MaxAttempts'], 0, 'never retries Transient'],
    [
      'a retry of the cap of a token',
      [...DISPATCH, 'Retry', 0, 'ErrorEquals'],
      ['StaleRun', 'Permanent'],
      'cap of a token',
    ],
    [
      'an error in two retriers',
      [...DISPATCH, 'Retry', 1, 'ErrorEquals'],
      ['Throttled', 'Transient'],
      'two retriers for Transient',
    ],
    ['a number changed in one place', [...DISPATCH, 'Retry', 2, 'MaxAttempts'], 14, 'retries otherwise than'],
    ['a task without catch', [...DISPATCH, 'Catch'], undefined, 'does not end quietly on StaleRun'],
    [
      'a task that does not catch all',
      [...DISPATCH, 'Catch', 1, 'ErrorEquals'],
      ['States.Timeout'],
      'does not catch States.ALL last',
    ],
    [
      'a stale run that alarms',
      [...DISPATCH, 'Catch', 0, 'Next'],
      'The case is stalled',
      'does not end quietly on StaleRun',
    ],
    [
      'a misspelt error',
      [...DISPATCH, 'Retry', 1, 'ErrorEquals', 1],
      'Lambda.TooManyRequests',
      'nobody throws',
    ],
    [
      'a choice that is no question',
      ['States', 'Is it accepted'],
      definition.States['Is it accepted?'],
      'are questions',
    ],
    ['a way to no state', [...DISPATCH, 'Next'], 'Is it sent?', 'which is no state'],
    [
      'a state that is never reached',
      ['States', 'Wait'],
      { Type: 'Succeed', Comment: 'Lost.' },
      'Wait: is never reached.',
    ],
    ['a choice without default', [...CHOICE, 'Default'], undefined, 'no Default'],
    [
      'a default that is quiet',
      [...CHOICE, 'Default'],
      'The case has ended',
      'does not mark the case stalled',
    ],
    [
      'a default without fault',
      [...CHOICE, 'Assign', 'fault'],
      "{% {'error': 'Unknown'} %}",
      'names no fault',
    ],
    [
      'a rule that decides',
      [...CHOICE, 'Choices', 0, 'Condition'],
      "{% $states.input.outcome in ['dispatched'] %}",
      'does more than compare',
    ],
    [
      'two rules for one answer',
      [...CHOICE, 'Choices', 1, 'Condition'],
      "{% $states.input.outcome = 'dispatched' %}",
      'two rules',
    ],
    [
      'an arc that leads elsewhere',
      [...CHOICE, 'Choices', 0, 'Next'],
      'Close',
      'Not in the table: dispatch · dispatched → close.',
    ],
    [
      'an arc that is missing',
      [...CHOICE, 'Choices', 0, 'Next'],
      'Close',
      'Not in the definition: dispatch · dispatched → handling.',
    ],
    [
      'a misspelt outcome',
      [...CHOICE, 'Choices', 1, 'Condition'],
      "{% $states.input.outcome = 'nobodies' %}",
      'Not in the table: dispatch · nobodies',
    ],
    [
      'a stage that cannot be entered',
      ['States', 'Where does it enter?', 'Choices', 6, 'Next'],
      'Close',
      'states.input.enterAt = parked does not lead to parked',
    ],
    [
      'a kind of case that goes astray',
      ['States', 'Is it accepted?', 'Choices', 0, 'Next'],
      'Dispatch',
      'whose = emergency does not lead to handling',
    ],
    ['a calculation', [...DISPATCH, 'Assign', 'visit'], '{% $visit + 1 %}', 'more than a small expression'],
    [
      'a function',
      [...DISPATCH, 'Output'],
      "{% $merge([$states.input, {'outcome': 'x'}]) %}",
      'more than a small expression',
    ],
    [
      'a filter',
      [...DISPATCH, 'Output', 'outcome'],
      '{% $states.result.outcome[0] %}',
      'more than a small expression',
    ],
    [
      'half an expression',
      [...DISPATCH, 'Output', 'outcome'],
      '{% $states.result.outcome',
      'half an expression',
    ],
    [
      "a person's words",
      [...DISPATCH, 'Output', 'words'],
      '{% $states.result.words %}',
      'neither id nor outcome',
    ],
    ['the whole input', [...DISPATCH, 'Output'], '{% $states.input %}', 'neither id nor outcome'],
    [
      'a token that goes astray',
      [...DISPATCH, 'Output', 'token'],
      '{% $states.context.Task.Token %}',
      'a token leaves',
    ],
    [
      'a payload without its field',
      [...DISPATCH, 'Arguments', 'Payload', 'attempt'],
      undefined,
      'its payload is not what the contract says',
    ],
    [
      'a payload with one too many',
      [...DISPATCH, 'Arguments', 'Payload', 'note'],
      'x',
      'its payload is not what the contract says',
    ],
    [
      'a function of its own',
      [...DISPATCH, 'Arguments', 'FunctionName'],
      '$' + '{DispatchFunctionArn}',
      'DispatchFunctionArn}: nothing is put in its place',
    ],
    [
      'a substitution left over',
      ['States', 'Archive', 'Arguments', 'FunctionName'],
      '$' + '{CloseCaseFunctionArn}',
      'ArchiveCaseFunctionArn: a substitution without a placeholder',
    ],
    [
      'a variable read too early',
      ['States', 'Where does it enter?', 'Choices', 1, 'Assign'],
      {},
      'reads $visit, which is not assigned',
    ],
  ] as const)('is found to have %s', (_, path, value, finding) => {
    const findings = lintDefinition(changed(path, value))

    expect(findings.join('\n')).toContain(finding)
  })
})
