import type * as z from 'zod'
import * as actAsReporter from '#functions/api/act-as-reporter.function.ts'
import * as actOnCase from '#functions/api/act-on-case.function.ts'
import * as actOnReport from '#functions/api/act-on-report.function.ts'
import * as adviseIntake from '#functions/api/advise-intake.function.ts'
import * as changeOrders from '#functions/api/change-orders.function.ts'
import * as changePeople from '#functions/api/change-people.function.ts'
import * as checkToken from '#functions/api/check-token.function.ts'
import * as dryRunPack from '#functions/api/dry-run-pack.function.ts'
import * as listCases from '#functions/api/list-cases.function.ts'
import * as listLooks from '#functions/api/list-looks.function.ts'
import * as listPacks from '#functions/api/list-packs.function.ts'
import * as listPeople from '#functions/api/list-people.function.ts'
import * as listReports from '#functions/api/list-reports.function.ts'
import * as listSetAside from '#functions/api/list-set-aside.function.ts'
import * as listStalled from '#functions/api/list-stalled.function.ts'
import * as listTasks from '#functions/api/list-tasks.function.ts'
import * as lookAtReporter from '#functions/api/look-at-reporter.function.ts'
import * as moveBack from '#functions/api/move-back.function.ts'
import * as readCase from '#functions/api/read-case.function.ts'
import * as readDictionary from '#functions/api/read-dictionary.function.ts'
import * as readMe from '#functions/api/read-me.function.ts'
import * as readOrders from '#functions/api/read-orders.function.ts'
import * as readPrecedent from '#functions/api/read-precedent.function.ts'
import * as readPulse from '#functions/api/read-pulse.function.ts'
import * as recordOutcome from '#functions/api/record-outcome.function.ts'
import * as resumeStalled from '#functions/api/resume-stalled.function.ts'
import * as reviewPrecedent from '#functions/api/review-precedent.function.ts'
import * as searchPrecedents from '#functions/api/search-precedents.function.ts'
import * as submitReport from '#functions/api/submit-report.function.ts'
import * as takeLedger from '#functions/api/take-ledger.function.ts'
import * as trackReport from '#functions/api/track-report.function.ts'
import * as withdrawReport from '#functions/api/withdraw-report.function.ts'
import * as publishOutbox from '#functions/events/publish-outbox.function.ts'
import * as receiveInbound from '#functions/events/receive-inbound.function.ts'
import * as reconcile from '#functions/events/reconcile.function.ts'
import * as triage from '#functions/events/triage.function.ts'
import * as writePrecedent from '#functions/events/write-precedent.function.ts'
import type { baseEnv } from '#functions/runtime/base.env.ts'
import type { Declaration } from '#functions/runtime/declaration.ts'
import * as deadlineReached from '#functions/schedule/deadline-reached.function.ts'
import * as machineFailed from '#functions/schedule/machine-failed.function.ts'
import * as sweep from '#functions/schedule/sweep.function.ts'
import * as archiveCase from '#functions/workflow/archive-case.function.ts'
import * as closeCase from '#functions/workflow/close-case.function.ts'
import * as markStalled from '#functions/workflow/mark-stalled.function.ts'
import * as openStage from '#functions/workflow/open-stage.function.ts'

/** Every function, by its file under `functions/`, with what it says of itself. */
export const DECLARATIONS = {
  'api/submit-report': submitReport,
  'api/track-report': trackReport,
  'api/withdraw-report': withdrawReport,
  'api/act-as-reporter': actAsReporter,
  'api/list-tasks': listTasks,
  'api/list-cases': listCases,
  'api/record-outcome': recordOutcome,
  'api/act-on-case': actOnCase,
  'api/read-me': readMe,
  'api/read-dictionary': readDictionary,
  'api/read-pulse': readPulse,
  'api/list-people': listPeople,
  'api/change-people': changePeople,
  'api/list-looks': listLooks,
  'api/list-packs': listPacks,
  'api/dry-run-pack': dryRunPack,
  'api/list-stalled': listStalled,
  'api/resume-stalled': resumeStalled,
  'api/list-set-aside': listSetAside,
  'api/move-back': moveBack,
  'api/take-ledger': takeLedger,
  'api/read-orders': readOrders,
  'api/change-orders': changeOrders,
  'api/act-on-report': actOnReport,
  'api/read-case': readCase,
  'api/look-at-reporter': lookAtReporter,
  'api/list-reports': listReports,
  'api/search-precedents': searchPrecedents,
  'api/advise-intake': adviseIntake,
  'api/review-precedent': reviewPrecedent,
  'api/read-precedent': readPrecedent,
  'api/check-token': checkToken,
  'workflow/open-stage': openStage,
  'workflow/close-case': closeCase,
  'workflow/archive-case': archiveCase,
  'workflow/mark-stalled': markStalled,
  'events/publish-outbox': publishOutbox,
  'events/triage': triage,
  'events/reconcile': reconcile,
  'events/write-precedent': writePrecedent,
  'events/receive-inbound': receiveInbound,
  'schedule/deadline-reached': deadlineReached,
  'schedule/sweep': sweep,
  'schedule/machine-failed': machineFailed,
} as const satisfies Record<string, Declaration>

export type Entry = keyof typeof DECLARATIONS

type EnvOf<E extends Entry> = z.input<(typeof DECLARATIONS)[E]['env']>

/** The variables that functions name beside those that the function construct fills in by itself. */
export type Variable = { [E in Entry]: Exclude<keyof EnvOf<E>, keyof z.input<typeof baseEnv>> }[Entry]

export const ENTRIES: readonly Entry[] = Object.keys(DECLARATIONS).filter(
  (one): one is Entry => one in DECLARATIONS,
)
