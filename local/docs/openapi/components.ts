/**
 * What stands in the document once and is referred to by its name: schemas of the functions that occur at several places.
 * One that is not named here is shown wherever it occurs.
 */
import type * as z from 'zod'
import { caseAction } from '#domain/case/asked/actions.ts'
import { taskOutcome } from '#domain/case/asked/outcomes.ts'
import { promise, referral, whistle } from '#domain/case/record/case.ts'
import { place } from '#domain/case/record/place.ts'
import { plan } from '#domain/case/record/plan.ts'
import { supervision } from '#domain/case/record/supervision.ts'
import { assignee } from '#domain/case/record/task.ts'
import { instant } from '#domain/clock/calendar.ts'
import { source } from '#domain/clock/deadline.ts'
import { explanation } from '#domain/clock/explain.ts'
import { limit } from '#domain/clock/limit.ts'
import { delegation, routingRule } from '#domain/orders/record/orders.ts'
import { door } from '#domain/pack/doors.ts'
import { owed } from '#domain/report/record/owed.ts'
import { callBack, person } from '#domain/report/record/report.ts'
import { submission } from '#domain/report/record/submission.ts'
import { actionSchema, formSchema } from '#functions/api/action-view.ts'
import { adviceSchema, backingSchema, likeThisSchema } from '#functions/api/advice.schema.ts'
import { caseSchema, stageSchema } from '#functions/api/case-view.ts'
import { dueSchema } from '#functions/api/due-view.ts'
import { reportSchema } from '#functions/api/list-reports.schema.ts'
import { dutySchema } from '#functions/api/owed-view.ts'
import { precedentSchema } from '#functions/api/precedent-view.ts'
import { foundPrecedents } from '#functions/api/search-precedents.schema.ts'
import { label } from '#functions/api/shared.schema.ts'
import { receipt } from '#functions/api/submit-report.schema.ts'
import { taskSchema } from '#functions/api/task-view.ts'
import {
  actedBy,
  insteadOf,
  timelineEntrySchema,
  timelineSchema,
  wordsSaid,
} from '#functions/api/timeline-view.ts'
import { problem } from '#functions/runtime/problem.schema.ts'
import { gatewayMessage } from './problems.ts'

export const COMPONENTS: Readonly<Record<string, z.ZodType>> = {
  Submission: submission,
  TaskOutcome: taskOutcome,
  CaseAction: caseAction,
  Receipt: receipt,
  Case: caseSchema(),
  Stage: stageSchema,
  Place: place,
  Task: taskSchema,
  Assignee: assignee,
  Action: actionSchema,
  Form: formSchema,
  Due: dueSchema,
  Explanation: explanation,
  Report: reportSchema,
  Duty: dutySchema,
  Timeline: timelineSchema(),
  TimelineEntry: timelineEntrySchema(),
  ActedBy: actedBy,
  InsteadOf: insteadOf,
  WordsSaid: wordsSaid,
  Precedent: precedentSchema,
  Advice: adviceSchema,
  PastCase: backingSchema,
  LikeThis: likeThisSchema,
  Label: label,
  Instant: instant,
  Limit: limit,
  SourceOfLimit: source,
  Plan: plan,
  Promise: promise,
  Whistle: whistle,
  Referral: referral,
  Supervision: supervision,
  Owed: owed,
  CallBack: callBack,
  Reporter: person,
  Door: door,
  Delegation: delegation,
  RoutingRule: routingRule,
  FoundPrecedents: foundPrecedents(),
  Problem: problem,
  GatewayMessage: gatewayMessage,
}
