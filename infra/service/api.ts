import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import { env as actOnCase } from '#functions/api/act-on-case.env.ts'
import { env as actOnReport } from '#functions/api/act-on-report.env.ts'
import { env as adviseIntake } from '#functions/api/advise-intake.env.ts'
import { env as changeOrders } from '#functions/api/change-orders.env.ts'
import { env as listReports } from '#functions/api/list-reports.env.ts'
import { env as listTasks } from '#functions/api/list-tasks.env.ts'
import { env as readCase } from '#functions/api/read-case.env.ts'
import { env as readOrders } from '#functions/api/read-orders.env.ts'
import { env as readPrecedent } from '#functions/api/read-precedent.env.ts'
import { env as recordOutcome } from '#functions/api/record-outcome.env.ts'
import { env as reviewPrecedent } from '#functions/api/review-precedent.env.ts'
import { env as searchPrecedents } from '#functions/api/search-precedents.env.ts'
import { env as submitReport } from '#functions/api/submit-report.env.ts'
import { env as trackReport } from '#functions/api/track-report.env.ts'
import { env as withdrawReport } from '#functions/api/withdraw-report.env.ts'
import type { HouseApi } from '#infra/constructs/house-api.ts'
import type { MakeFunction } from './functions.ts'
import type { Variables } from './variables.ts'

/** What people and their programs call: each route with its function. */
export function addRoutes(
  api: HouseApi,
  make: MakeFunction,
  { cases, knowledge, people, reports }: Variables,
): void {
  const call = {
    submitReport: make('api/submit-report', 'Takes in a report and gives its receipt', submitReport, reports),
    trackReport: make('api/track-report', 'Shows a reporter where the report stands', trackReport, cases),
    withdrawReport: make('api/withdraw-report', 'Takes a report back', withdrawReport, cases),
    listReports: make(
      'api/list-reports',
      'Lists the reports of a case, for some with whom to call',
      listReports,
      {
        ...cases,
        ...people,
      },
    ),
    listTasks: make('api/list-tasks', 'Lists what somebody has to do', listTasks, cases),
    recordOutcome: make('api/record-outcome', 'Records the outcome of a task', recordOutcome, cases),
    actOnCase: make('api/act-on-case', 'Acts on a case: refers, transfers, corrects …', actOnCase, cases),
    actOnReport: make(
      'api/act-on-report',
      'Records the contact and the reply of one report, and its longer limit',
      actOnReport,
      cases,
    ),
    readCase: make('api/read-case', 'Shows a case with its timeline and advice', readCase, {
      ...cases,
      ...knowledge,
    }),
    readOrders: make('api/read-orders', 'Shows the standing orders', readOrders, cases),
    changeOrders: make('api/change-orders', 'Delegates, withdraws a kept rule', changeOrders, cases),
    searchPrecedents: make(
      'api/search-precedents',
      'Finds precedents and what they advise',
      searchPrecedents,
      { ...cases, ...knowledge },
    ),
    adviseIntake: make('api/advise-intake', 'Advises on a report while it is being typed', adviseIntake, {
      ...cases,
      ...knowledge,
    }),
    reviewPrecedent: make(
      'api/review-precedent',
      'Edits or withdraws a precedent',
      reviewPrecedent,
      knowledge,
    ),
    readPrecedent: make('api/read-precedent', 'Shows a precedent', readPrecedent, knowledge),
  }
  api.public(HttpMethod.POST, '/v1/reports', call.submitReport)
  api.public(HttpMethod.GET, '/v1/reports/{trackingCode}', call.trackReport)
  api.public(HttpMethod.POST, '/v1/reports/{trackingCode}/withdrawal', call.withdrawReport)
  api.signedIn(HttpMethod.POST, '/v1/desk/reports', call.submitReport)
  api.signedIn(HttpMethod.GET, '/v1/tasks', call.listTasks)
  api.signedIn(HttpMethod.POST, '/v1/tasks/{taskId}/outcome', call.recordOutcome)
  api.signedIn(HttpMethod.POST, '/v1/cases/{caseId}/actions', call.actOnCase)
  api.signedIn(HttpMethod.POST, '/v1/cases/{caseId}/reports/{reportId}/actions', call.actOnReport)
  api.signedIn(HttpMethod.GET, '/v1/cases/{caseId}', call.readCase)
  api.signedIn(HttpMethod.GET, '/v1/cases/{caseId}/reports', call.listReports)
  api.signedIn(HttpMethod.GET, '/v1/standing-orders', call.readOrders)
  api.signedIn(HttpMethod.POST, '/v1/standing-orders/actions', call.changeOrders)
  api.signedIn(HttpMethod.GET, '/v1/precedents', call.searchPrecedents)
  api.signedIn(HttpMethod.POST, '/v1/precedents/search', call.searchPrecedents)
  api.signedIn(HttpMethod.POST, '/v1/advice/intake', call.adviseIntake)
  api.signedIn(HttpMethod.POST, '/v1/precedents/{precedentId}/review', call.reviewPrecedent)
  api.signedIn(HttpMethod.GET, '/v1/precedents/{precedentId}', call.readPrecedent)
}
