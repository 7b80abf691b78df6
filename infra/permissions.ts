/** What a function may be allowed to act on. */
export const THINGS = [
  'cases',
  'work-index',
  'sweep-index',
  'knowledge',
  'idempotency',
  'person-key',
  'bus',
  'machine',
  'executions',
  'schedules',
  'all-schedules',
  'schedule-role',
  'clock',
] as const
export type Thing = (typeof THINGS)[number]

export type Permissions = Readonly<Partial<Record<Thing, readonly string[]>>>

const READ_CASES = ['dynamodb:GetItem', 'dynamodb:Query'] as const
const WRITE = [
  'dynamodb:PutItem',
  'dynamodb:UpdateItem',
  'dynamodb:DeleteItem',
  'dynamodb:ConditionCheckItem',
] as const
const CHANGE_CASES = { cases: [...READ_CASES, ...WRITE] } as const
const RECONCILE = {
  machine: ['states:StartExecution', 'states:SendTaskSuccess'],
  executions: ['states:StopExecution', 'states:DescribeExecution'],
  schedules: [
    'scheduler:CreateSchedule',
    'scheduler:UpdateSchedule',
    'scheduler:DeleteSchedule',
    'scheduler:GetSchedule',
  ],
  'all-schedules': ['scheduler:ListSchedules'],
  'schedule-role': ['iam:PassRole'],
} as const

/** What reading a stepped clock takes, for every function of an environment that has one. */
export const READ_CLOCK = ['dynamodb:GetItem'] as const

/** The functions, by their file under `functions/`, and what each may do. Their triggers' needs come with the triggers. */
export const PERMISSIONS = {
  'api/submit-report': {
    ...CHANGE_CASES,
    idempotency: ['dynamodb:GetItem', ...WRITE],
    'person-key': ['kms:GenerateDataKey'],
  },
  'api/track-report': { cases: READ_CASES },
  'api/list-tasks': { cases: READ_CASES, 'work-index': ['dynamodb:Query'] },
  'api/record-outcome': CHANGE_CASES,
  'api/act-on-case': CHANGE_CASES,
  'api/read-case': { cases: READ_CASES },
  'api/read-precedent': { knowledge: ['dynamodb:GetItem'] },
  'workflow/open-stage': { ...CHANGE_CASES, machine: ['states:SendTaskSuccess'] },
  'workflow/close-case': CHANGE_CASES,
  'workflow/archive-case': CHANGE_CASES,
  'workflow/mark-stalled': CHANGE_CASES,
  'events/publish-outbox': { cases: ['dynamodb:UpdateItem'], bus: ['events:PutEvents'] },
  'events/triage': CHANGE_CASES,
  'events/reconcile': { ...CHANGE_CASES, ...RECONCILE },
  'events/write-precedent': { cases: READ_CASES, knowledge: ['dynamodb:GetItem', 'dynamodb:PutItem'] },
  'events/take-in': {
    ...CHANGE_CASES,
    idempotency: ['dynamodb:GetItem', ...WRITE],
    'person-key': ['kms:GenerateDataKey'],
  },
  'schedule/time-comes': CHANGE_CASES,
  'schedule/sweep': {
    ...CHANGE_CASES,
    'sweep-index': ['dynamodb:Query'],
    ...RECONCILE,
    bus: ['events:PutEvents'],
  },
  'schedule/machine-failed': CHANGE_CASES,
} as const satisfies Record<string, Permissions>

export type Entry = keyof typeof PERMISSIONS
