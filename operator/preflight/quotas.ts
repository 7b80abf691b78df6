/**
 * What an account has to be allowed: each quota that streets come near to, by the names that Service Quotas has for it,
 * and how much of it a load takes.
 */
import type { Load } from './load.ts'

/** One quota. */
export type Quota = {
  readonly service: string
  readonly code: string
  /** As AWS's own pages name it. */
  readonly name: string
  /** What comes near to it. */
  readonly why: { readonly zh: string; readonly en: string }
  readonly need: (load: Load) => number
}

/** Seconds that a call takes with its share of cold starts, so that concurrency is calls a second times this. */
const CALL_SECONDS = 0.5
/** Functions that work queues off may be ten at a time for each of seven queues, whatever the load. */
const LEAST_CONCURRENCY = 100
/** A night's sweep is to be through with them within half an hour. */
const SWEEP_SECONDS = 1_800
/** Half of a quota is left for what was not reckoned: a sweep beside the peak, a case that goes round. */
const ROOM = 2

export const QUOTAS: readonly Quota[] = [
  {
    service: 'lambda',
    code: 'L-B99A9384',
    name: 'Concurrent executions',
    why: {
      zh: '一切接口、队列与状态机的调用；新账号常只有 10',
      en: 'whatever the API, queues and the machine call; new accounts often have 10',
    },
    need: ({ functionCalls }) => Math.max(LEAST_CONCURRENCY, functionCalls * CALL_SECONDS * ROOM),
  },
  {
    service: 'apigateway',
    code: 'L-8A5B8E43',
    name: 'Throttle rate',
    why: { zh: '网页与外部系统的请求', en: 'requests of pages and of other systems' },
    need: ({ requests }) => requests * ROOM,
  },
  {
    service: 'states',
    code: 'L-B8A5B662',
    name: 'Open executions',
    why: { zh: '每件未结案件一个执行', en: 'an execution for every open case' },
    need: ({ openCases }) => openCases * ROOM,
  },
  {
    service: 'states',
    code: 'L-1B55A735',
    name: 'StartExecution throttle token refill rate per second',
    why: { zh: '立案、续办', en: 'cases that are opened, or go on in a further run' },
    need: ({ cases }) => cases * ROOM,
  },
  {
    service: 'states',
    code: 'L-EACE83FA',
    name: 'SendTaskSuccess throttle token refill rate per second',
    why: { zh: '每个环节办完，答复状态机', en: 'the machine is answered when a stage is done' },
    need: ({ machineAnswers }) => machineAnswers * ROOM,
  },
  {
    service: 'states',
    code: 'L-AD9B4E93',
    name: 'StateTransition throttle token refill rate per second',
    why: { zh: '案件在状态机里前行', en: 'cases on their way through the machine' },
    need: ({ transitions }) => transitions * ROOM,
  },
  {
    service: 'scheduler',
    code: 'L-EE5D6FF0',
    name: 'Number of schedules',
    why: { zh: '每个未到的时限', en: 'every due time that has not come' },
    need: ({ openDueTimes }) => openDueTimes * ROOM,
  },
  {
    service: 'scheduler',
    code: 'L-6F4B17DE',
    name: 'CreateSchedule request rate',
    why: { zh: '设时限', en: 'due times that are set' },
    need: ({ dueTimes }) => dueTimes * ROOM,
  },
  {
    service: 'scheduler',
    code: 'L-53944E21',
    name: 'DeleteSchedule request rate',
    why: { zh: '撤时限', en: 'due times that are taken away' },
    need: ({ dueTimes }) => dueTimes * ROOM,
  },
  {
    service: 'scheduler',
    code: 'L-66629D52',
    name: 'ListSchedules request rate',
    why: {
      zh: '夜间巡检核对近两日变动的案件；不足时巡检变慢，但不丢',
      en: 'the night looks at cases that changed lately; too low, the sweep takes longer and loses nothing',
    },
    need: ({ changedCases }) => changedCases / SWEEP_SECONDS,
  },
  {
    service: 'scheduler',
    code: 'L-F6D2596E',
    name: 'Invocations throttle limit in transactions per second',
    why: { zh: '到点的时限', en: 'due times that come' },
    need: ({ dueTimes }) => dueTimes * ROOM,
  },
  {
    service: 'events',
    code: 'L-9B653E91',
    name: 'PutEvents throttle limit in transactions per second',
    why: { zh: '发布事件', en: 'events that are published' },
    need: ({ events }) => events * ROOM,
  },
  {
    service: 'events',
    code: 'L-5540C5E3',
    name: 'Invocations throttle limit in transactions per second',
    why: { zh: '事件送到各队列', en: 'events that are put on queues' },
    need: ({ deliveries }) => deliveries * ROOM,
  },
  {
    service: 'dynamodb',
    code: 'L-AB614373',
    name: 'Table-level write throughput limit',
    why: { zh: '案件表的写入', en: 'what is written to the table of cases' },
    need: ({ writeUnits }) => writeUnits * ROOM,
  },
  {
    service: 'kms',
    code: 'L-6E3AF000',
    name: 'Cryptographic operations (symmetric) request rate',
    why: { zh: '诉求人信息的加解密', en: 'who reported is sealed and opened' },
    need: ({ keyCalls }) => keyCalls * ROOM,
  },
  {
    service: 'cognito-idp',
    code: 'L-026ADBA3',
    name: 'Rate of UserAuthentication requests',
    why: { zh: '早上一起登录', en: 'everybody signs in in the morning' },
    need: ({ signIns }) => signIns * ROOM,
  },
]

/** How much of a quota a load takes, as a whole number that can be asked for. */
export const neededOf = (quota: Quota, load: Load): number => Math.ceil(quota.need(load))
