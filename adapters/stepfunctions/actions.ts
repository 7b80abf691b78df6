import type { Machine } from '#adapters/ports.ts'

/** The AWS actions that each method needs, on the state machine or on its executions. */
export const ACTIONS = {
  start: [{ on: 'stateMachine', actions: ['states:StartExecution'] }],
  answer: [{ on: 'stateMachine', actions: ['states:SendTaskSuccess'] }],
  fail: [{ on: 'stateMachine', actions: ['states:SendTaskFailure'] }],
  stop: [{ on: 'execution', actions: ['states:DescribeExecution', 'states:StopExecution'] }],
  status: [
    { on: 'execution', actions: ['states:DescribeExecution'] },
    // Asked for very many, those that run are listed first.
    { on: 'stateMachine', actions: ['states:ListExecutions'] },
  ],
} as const satisfies Record<
  keyof Machine,
  readonly { readonly on: 'stateMachine' | 'execution'; readonly actions: readonly string[] }[]
>
