/** Every route of the API, in the order of its pages. */
import * as actAsReporter from '#functions/api/act-as-reporter.function.ts'
import * as actAsReporterSchemas from '#functions/api/act-as-reporter.schema.ts'
import * as actOnCase from '#functions/api/act-on-case.function.ts'
import * as actOnCaseSchemas from '#functions/api/act-on-case.schema.ts'
import * as actOnReport from '#functions/api/act-on-report.function.ts'
import * as actOnReportSchemas from '#functions/api/act-on-report.schema.ts'
import * as adviseIntake from '#functions/api/advise-intake.function.ts'
import * as adviseIntakeSchemas from '#functions/api/advise-intake.schema.ts'
import * as changeOrders from '#functions/api/change-orders.function.ts'
import * as changeOrdersSchemas from '#functions/api/change-orders.schema.ts'
import * as changePeople from '#functions/api/change-people.function.ts'
import * as changePeopleSchemas from '#functions/api/change-people.schema.ts'
import * as dryRunPack from '#functions/api/dry-run-pack.function.ts'
import * as dryRunPackSchemas from '#functions/api/dry-run-pack.schema.ts'
import * as listCases from '#functions/api/list-cases.function.ts'
import * as listCasesSchemas from '#functions/api/list-cases.schema.ts'
import * as listLooks from '#functions/api/list-looks.function.ts'
import * as listLooksSchemas from '#functions/api/list-looks.schema.ts'
import * as listPacks from '#functions/api/list-packs.function.ts'
import * as listPacksSchemas from '#functions/api/list-packs.schema.ts'
import * as listPeople from '#functions/api/list-people.function.ts'
import * as listPeopleSchemas from '#functions/api/list-people.schema.ts'
import * as listReports from '#functions/api/list-reports.function.ts'
import * as listReportsSchemas from '#functions/api/list-reports.schema.ts'
import * as listSetAside from '#functions/api/list-set-aside.function.ts'
import * as listSetAsideSchemas from '#functions/api/list-set-aside.schema.ts'
import * as listStalled from '#functions/api/list-stalled.function.ts'
import * as listStalledSchemas from '#functions/api/list-stalled.schema.ts'
import * as listTasks from '#functions/api/list-tasks.function.ts'
import * as listTasksSchemas from '#functions/api/list-tasks.schema.ts'
import * as lookAtReporter from '#functions/api/look-at-reporter.function.ts'
import * as lookAtReporterSchemas from '#functions/api/look-at-reporter.schema.ts'
import * as moveBack from '#functions/api/move-back.function.ts'
import * as moveBackSchemas from '#functions/api/move-back.schema.ts'
import * as readCase from '#functions/api/read-case.function.ts'
import * as readCaseSchemas from '#functions/api/read-case.schema.ts'
import * as readDictionary from '#functions/api/read-dictionary.function.ts'
import * as readDictionarySchemas from '#functions/api/read-dictionary.schema.ts'
import * as readMe from '#functions/api/read-me.function.ts'
import * as readMeSchemas from '#functions/api/read-me.schema.ts'
import * as readOrders from '#functions/api/read-orders.function.ts'
import * as readOrdersSchemas from '#functions/api/read-orders.schema.ts'
import * as readPrecedent from '#functions/api/read-precedent.function.ts'
import * as readPrecedentSchemas from '#functions/api/read-precedent.schema.ts'
import * as readPulse from '#functions/api/read-pulse.function.ts'
import * as readPulseSchemas from '#functions/api/read-pulse.schema.ts'
import * as recordOutcome from '#functions/api/record-outcome.function.ts'
import * as recordOutcomeSchemas from '#functions/api/record-outcome.schema.ts'
import * as resumeStalled from '#functions/api/resume-stalled.function.ts'
import * as resumeStalledSchemas from '#functions/api/resume-stalled.schema.ts'
import * as reviewPrecedent from '#functions/api/review-precedent.function.ts'
import * as reviewPrecedentSchemas from '#functions/api/review-precedent.schema.ts'
import * as searchPrecedents from '#functions/api/search-precedents.function.ts'
import * as searchPrecedentsSchemas from '#functions/api/search-precedents.schema.ts'
import * as submitReport from '#functions/api/submit-report.function.ts'
import * as submitReportSchemas from '#functions/api/submit-report.schema.ts'
import * as takeLedger from '#functions/api/take-ledger.function.ts'
import * as takeLedgerSchemas from '#functions/api/take-ledger.schema.ts'
import * as trackReport from '#functions/api/track-report.function.ts'
import * as trackReportSchemas from '#functions/api/track-report.schema.ts'
import * as withdrawReport from '#functions/api/withdraw-report.function.ts'
import * as withdrawReportSchemas from '#functions/api/withdraw-report.schema.ts'
import { type Operation, operationsOf } from './operation.ts'

export const OPERATIONS: readonly Operation[] = [
  ...operationsOf(submitReport, submitReportSchemas),
  ...operationsOf(trackReport, trackReportSchemas),
  ...operationsOf(withdrawReport, withdrawReportSchemas),
  ...operationsOf(actAsReporter, actAsReporterSchemas),
  ...operationsOf(listReports, listReportsSchemas),
  ...operationsOf(actOnReport, actOnReportSchemas),
  ...operationsOf(lookAtReporter, lookAtReporterSchemas),
  ...operationsOf(listLooks, listLooksSchemas),
  ...operationsOf(listTasks, listTasksSchemas),
  ...operationsOf(recordOutcome, recordOutcomeSchemas),
  ...operationsOf(listCases, listCasesSchemas),
  ...operationsOf(takeLedger, takeLedgerSchemas),
  ...operationsOf(readCase, readCaseSchemas),
  ...operationsOf(actOnCase, actOnCaseSchemas),
  ...operationsOf(readMe, readMeSchemas),
  ...operationsOf(readDictionary, readDictionarySchemas),
  ...operationsOf(readPulse, readPulseSchemas),
  ...operationsOf(listPeople, listPeopleSchemas),
  ...operationsOf(changePeople, changePeopleSchemas),
  ...operationsOf(readOrders, readOrdersSchemas),
  ...operationsOf(changeOrders, changeOrdersSchemas),
  ...operationsOf(listPacks, listPacksSchemas),
  ...operationsOf(dryRunPack, dryRunPackSchemas),
  ...operationsOf(listStalled, listStalledSchemas),
  ...operationsOf(resumeStalled, resumeStalledSchemas),
  ...operationsOf(listSetAside, listSetAsideSchemas),
  ...operationsOf(moveBack, moveBackSchemas),
  ...operationsOf(searchPrecedents, searchPrecedentsSchemas),
  ...operationsOf(adviseIntake, adviseIntakeSchemas),
  ...operationsOf(readPrecedent, readPrecedentSchemas),
  ...operationsOf(reviewPrecedent, reviewPrecedentSchemas),
]
