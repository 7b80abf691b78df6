import type { APIGatewayProxyEventV2 } from 'aws-lambda'
import { allOf } from '#adapters/paging.ts'
import { callsAsLead, readerOf, takesCalls } from '#domain/case/audience.ts'
import type { Case } from '#domain/case/record/case.ts'
import { partiesActedFor } from '#domain/case/record/seeing.ts'
import type { EventType } from '#domain/events/index.ts'
import type { Actor } from '#domain/people/actor.ts'
import { redact } from '#domain/redaction/redact.ts'
import { mayBeAbout } from '#domain/report/about.ts'
import { availableOnReport } from '#domain/report/act.ts'
import { masked } from '#domain/report/look-at-person.ts'
import { answering } from '#functions/runtime/answering.ts'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { httpHandler, nameInPath, type Reply } from '#functions/runtime/http.ts'
import { once } from '#functions/runtime/once.ts'
import { signedIn } from '#functions/runtime/sign-in.ts'
import { wireNames } from '#functions/runtime/wire-names.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import type { Rules } from '#functions/usecases/dependencies.ts'
import { reportActionView } from './action-view.ts'
import { caseSeenBy } from './case-seen-by.ts'
import { env, type uses } from './list-reports.function.ts'
import * as route from './list-reports.schema.ts'
import { owedInRounds, type ViewedAt } from './owed-view.ts'
import { namesOf, peopleInReport } from './people-told.ts'
import { eventFor, type Reading } from './reading.ts'

/** What listing the reports of a case needs: the calendar explains what they are owed. */
export type ListReportsDependencies = DependenciesOf<typeof uses, 'clock' | 'rulesOf'>

/**
 * `GET /v1/cases/{caseId}/reports`: what was reported, for whoever may see the case. Those who call see that
 * there is somebody to call, and what is owed; everybody else the words without personal data, and nobody a report that may be about the own party.
 */
export const reply = answering(() => route.listReports().answer, answer)

async function answer(
  { store, people, rulesOf, clock }: ListReportsDependencies,
  event: APIGatewayProxyEventV2,
): Promise<Reply> {
  const who = signedIn(event)
  const caseId = nameInPath(event, 'caseId')
  const found = await caseSeenBy(who, caseId, { store, rulesOf, clock })
  if (found === undefined) return { problem: { code: 'case-unknown', message: 'There is no such case.' } }
  const page = await store.reportsOfCase(caseId, event.queryStringParameters?.cursor)
  const { calendar, pack } = await rulesOf(found.jurisdiction)
  const at = { now: await clock.now(), calendar, pack }
  const read = await Promise.all(page.items.map((reportId) => reportView(store, reportId, who, found, at)))
  return {
    status: 200,
    body: {
      items: read.map(({ item }) => item),
      people: await namesOf(
        people,
        found.jurisdiction,
        read.flatMap(({ acted }) => acted),
      ),
      ...(page.cursor === undefined ? {} : { cursor: page.cursor }),
    },
  }
}

/** What somebody may read of a report, and whose ids stand in that. */

async function reportView(
  store: ListReportsDependencies['store'],
  reportId: string,
  who: Actor,
  of: Case,
  at: ViewedAt & Pick<Rules, 'pack'>,
) {
  const reader = readerOf(who, of, at.pack)
  const calls = reader === 'caller'
  const speaks = reader !== 'subject' && reader !== 'firm'
  const [report, text, person, said] = await Promise.all([
    store.loadReport(reportId),
    store.reportText(reportId),
    // Opened only for those who call.
    calls || callsAsLead(who, of, reportId) ? store.person(reportId) : undefined,
    speaks ? saidAbout(store, reportId, { reader, who, pack: at.pack }) : [],
  ])
  // What is confidential (保密) is for who takes calls alone.
  const knows = report?.privacy === undefined || takesCalls(who, of)
  const told = {
    reportId,
    channel: report?.channel,
    appeal: report?.appeal,
    status: report?.status,
    receivedAt: report?.receivedAt,
  }
  const own = [...(who.party === undefined ? [] : [who.party]), ...partiesActedFor(who, at.pack)]
  const about = report !== undefined && text !== undefined && mayBeAbout(report, text, own, at.pack)
  const item = (one: object, acted: readonly string[] = []) => ({ item: { ...told, ...one }, acted })
  if (about || reader === 'subject') return item({ withheld: 'names-your-party' })
  // Who works for others reads the dispatcher's instruction (派遣说明), kept with the case.
  if (reader === 'firm') return item({ withheld: 'instruction-instead' })
  const spoke = said.map(({ by }) => by)
  if (!calls)
    return item(
      {
        description: text && redact(text.description),
        place: text && redact(text.place),
        said,
        ...(knows && person !== undefined ? { reporter: masked(person) } : {}),
      },
      spoke,
    )
  const shown = {
    description: text?.description,
    place: text?.place,
    ...(knows && person !== undefined ? { reporter: masked(person) } : {}),
    ...(report?.privacy === undefined ? {} : { privacy: report.privacy }),
    ...(report?.phoneUnclear === undefined ? {} : { phoneUnclear: true }),
    ...(report === undefined
      ? {}
      : owedInRounds(report, of.status === 'open' ? of.roundSince : undefined, at)),
    callBacks: report?.callBacks ?? [],
    said,
    actions:
      report?.status === 'joined'
        ? availableOnReport(report, { who, ...at, of: { case: of } }).map(
            reportActionView(of.caseId, reportId),
          )
        : [],
  }
  return item(shown, [...spoke, ...(report === undefined ? [] : peopleInReport(report))])
}

/** What of a report was said to its reporter, or by him, since it was taken in: for whoever decides next. */
const SAID: readonly EventType[] = [
  'report-contacted',
  'report-inquired',
  'report-supplemented',
  'report-reply-asked',
  'report-reply-ruled',
  'report-replied',
  'report-called-back',
  'report-end-asked',
  'report-end-refused',
  'report-ended',
  'report-person-shown',
]

async function saidAbout(store: ListReportsDependencies['store'], reportId: string, reading: Reading) {
  const told = await allOf((cursor) => store.history(`report/${reportId}`, cursor))
  return told
    .filter(({ event }) => SAID.includes(event.type))
    .map((one) => {
      const { event, texts } = eventFor(one, reading)
      const { time, actor } = event.metadata
      return {
        at: time,
        by: actor,
        type: event.type,
        // Of a reply the words that were approved, before what was said on the way.
        words: texts['what'] ?? texts['text'],
        ...(texts['recording'] === undefined ? {} : { recording: texts['recording'] }),
      }
    })
}

const deps = once(() => {
  const variables = readEnv(env)
  return { ...wireStore(variables), ...wireRules(variables), ...wireNames(variables) }
})

export const handler = httpHandler((event) => reply(deps(), event))
