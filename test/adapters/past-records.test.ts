/**
 * What earlier releases wrote, as they wrote it: the story of 国定路555弄, its case, its report and their events, one file for
 * each release whose shapes differ from those before. Present code has to read every one of them, for ever: a file is added,
 * never changed.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { readEvent } from '#adapters/dynamodb/event-items.ts'
import { caseItem, eventItem, readCase, readReport, reportItem } from '#adapters/dynamodb/items.ts'
import type { Case } from '#domain/case/record/case.ts'
import { chainHash } from '#domain/events/envelope/chain.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { historyOf } from '#domain/projection/case-history.ts'
import { reportHistoryOf } from '#domain/projection/report-history.ts'
import type { Report } from '#domain/report/record/report.ts'

const FOLDER = join(import.meta.dirname, '../past')

/** A line each; nothing is checked here: that is what the readers are for. */
const line = z.object({
  case: z.custom<Case>().optional(),
  report: z.custom<Report>().optional(),
  event: z.custom<DomainEvent>().optional(),
})

function readPast(name: string) {
  const text = readFileSync(join(FOLDER, name), 'utf8').trimEnd()
  const lines = text.split('\n').map((one) => line.parse(JSON.parse(one)))
  const events = lines.flatMap((one) => one.event ?? [])
  const [ofCase] = lines.flatMap((one) => one.case ?? [])
  const [ofReport] = lines.flatMap((one) => one.report ?? [])
  if (ofCase === undefined || ofReport === undefined) throw new Error(`${name} lacks its case or its report.`)
  const logs = Map.groupBy(events, ({ metadata }) => metadata.subject)
  return { case: ofCase, report: ofReport, logs }
}

describe.each(readdirSync(FOLDER))('what was written in %s', (name) => {
  const past = readPast(name)
  const logs = [...past.logs].map(([subject, events]) => ({ subject, events }))

  it('is read as it stands: the case, the report, and every event', () => {
    // What is no longer kept of a case is left out; what is read is what was written.
    expect(past.case).toMatchObject(readCase(caseItem(past.case)))
    expect(past.report).toMatchObject(readReport(reportItem(past.report)))
    for (const { events } of logs)
      for (const event of events) expect(readEvent(eventItem(event, 0))).toEqual(event)
  })

  it('has its chain whole', () => {
    for (const { subject, events } of logs) {
      expect(events.length, subject).toBeGreaterThan(2)
      for (const { type, metadata, data } of events) {
        const { hash, ...rest } = metadata
        expect(chainHash({ type, metadata: rest, data }), `${subject} ${metadata.sequence}`).toBe(hash)
      }
    }
  })

  it('folds to the history that the case tells: opened, led, planned, closed and archived', () => {
    const history = historyOf(past.logs.get(`case/${past.case.caseId}`) ?? [])
    expect(history.tasks.size).toBeGreaterThan(10)
    expect(history.plans).toHaveLength(1)
    expect(history.ended).toBeDefined()
    expect(reportHistoryOf(past.logs.get(`report/${past.report.reportId}`) ?? [])).toMatchObject({
      joins: [{ caseId: past.case.caseId }],
    })
  })
})
