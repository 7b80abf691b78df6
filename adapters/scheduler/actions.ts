import type { Schedules } from '#adapters/ports.ts'

/**
 * The AWS actions that each method needs: on the schedules of the group, on the group, on the role that schedules
 * become (handed over to Scheduler only), on the time queue.
 */
export const ACTIONS = {
  ofCase: [
    // Listing is allowed on all schedules or none.
    { on: 'any', actions: ['scheduler:ListSchedules'] },
    { on: 'schedule', actions: ['scheduler:GetSchedule'] },
  ],
  put: [
    {
      on: 'schedule',
      actions: ['scheduler:CreateSchedule', 'scheduler:DeleteSchedule', 'scheduler:UpdateSchedule'],
    },
    { on: 'role', actions: ['iam:PassRole'] },
    { on: 'timeQueue', actions: ['sqs:GetQueueUrl', 'sqs:SendMessage'] },
  ],
  remove: [{ on: 'schedule', actions: ['scheduler:DeleteSchedule'] }],
} as const satisfies Record<
  keyof Schedules,
  readonly {
    readonly on: 'any' | 'schedule' | 'role' | 'timeQueue'
    readonly actions: readonly string[]
  }[]
>
