import { beforeEach, describe, expect, it } from 'vitest'
import { buildCase, buildCaseState, buildEvent, buildReport, buildTask, MONDAY } from '#adapters/examples.ts'
import type { CaseStore, Saved } from '#adapters/ports.ts'
import { type Counted, SOMETIMES_COUNTED } from '#domain/case/record/counters.ts'
import type { Change } from '#domain/decision/change.ts'
import { noOrders, type StandingOrders } from '#domain/orders/record/orders.ts'
import { all } from './all-pages.ts'
import { describeCaseLists } from './case-lists-contract.ts'
import {
  answer,
  CASE,
  CONDITIONAL,
  content,
  counters,
  EARLIER,
  LATER,
  opened,
  token,
} from './conditional-changes.ts'

const REPORT = buildReport().reportId

/** What stands in the way, as the conflicts tell it. */
const standings = (saved: Saved) => (saved.saved ? [] : saved.conflicts.map(({ standing }) => standing))
const kinds = (saved: Saved) => (saved.saved ? [] : saved.conflicts.map(({ change }) => change.kind))

/**
 * What every store of cases does.
 * @param make an empty store whose queries return so many items, and whose wall clock says {@link WALL_CLOCK}
 */
export function describeCaseStore(make: (pageSize: number) => Promise<CaseStore>): void {
  describeCaseLists(make)

  describe.each(CONDITIONAL)('$name', ({ before, wins, loses, standing }) => {
    it('is saved once, and then stands in the way', async () => {
      const store = await make(100)
      expect(await store.save(before)).toEqual({ saved: true })
      expect(await store.save(wins)).toEqual({ saved: true })

      const lost = await store.save([...loses, { kind: 'link', caseId: 'c-mark', reportId: 'r-mark' }])

      expect(kinds(lost)).toEqual([loses[0]?.kind])
      expect(standings(lost)).toEqual([standing])
      expect((await store.reportsOfCase('c-mark')).items, 'the rest is not saved').toEqual([])
    })
  })

  describe('a decision', () => {
    let store: CaseStore
    beforeEach(async () => {
      store = await make(100)
    })

    it('saves nothing and says so when it is empty', async () => {
      expect(await store.save([])).toEqual({ saved: true })
    })

    it('is refused when it is too large or changes an item twice', async () => {
      const many = Array.from(
        { length: 91 },
        (_, n): Change => ({ kind: 'link', caseId: CASE, reportId: `r-${n}` }),
      )
      await expect(store.save(many)).rejects.toThrow('91 changes; at most 90')
      const twice: Change = { kind: 'link', caseId: CASE, reportId: 'r-1' }
      await expect(store.save([twice, twice])).rejects.toThrow('twice')
    })

    it('cannot replace what came with a report, by itself or with a later version of it', async () => {
      await store.save([{ kind: 'report', report: buildReport() }, content(REPORT, '一', { name: '王' })])

      const later: Change = { kind: 'report', report: buildReport({ version: 2 }) }
      await expect(store.save([content(REPORT, '二')])).rejects.toThrow('not the report')
      await expect(store.save([later, content(REPORT, '二')])).rejects.toThrow('not the report')
      const again = await store.save([{ kind: 'report', report: buildReport() }, content(REPORT, '二')])
      expect(kinds(again)).toEqual(['report'])
      expect((await store.reportText(REPORT))?.description).toBe('一')
    })

    it('is refused when it holds an event that nobody could read again', async () => {
      const event = { ...opened.event, data: {} } as never
      await expect(store.save([{ kind: 'event', event }])).rejects.toThrow('does not fit the schema')
    })

    it('that raced with another one of the same version loses, and exactly one wins', async () => {
      await store.save([{ kind: 'case', case: buildCase() }])
      const racing = [2, 3, 4, 5].map((round) =>
        store.save([
          { kind: 'case', case: buildCase({ version: 2, round }) },
          { kind: 'task', task: buildTask({ taskId: `${CASE}.${round}` }) },
        ]),
      )

      const saved = await Promise.all(racing)

      expect(saved.filter((one) => one.saved)).toHaveLength(1)
      const state = await store.loadCase(CASE)
      expect(state?.tasks.map((one) => one.taskId)).toEqual([`${CASE}.${state?.case.round}`])
    })
  })

  describe.each([1, 2, 100])('with %i items in a query', (pageSize) => {
    let store: CaseStore
    beforeEach(async () => {
      store = await make(pageSize)
    })

    it('loads a case with its open tasks in order and its counters, and nothing else', async () => {
      const tasks = [1, 2, 3, 10].map((n) => buildTask({ taskId: `${CASE}.${n}` }))
      await store.save([
        { kind: 'case', case: buildCase() },
        ...tasks.map((task): Change => ({ kind: 'task', task })).reverse(),
        token({}),
        { kind: 'link', caseId: CASE, reportId: REPORT },
        ...opened.changes,
        counters(1),
      ])
      await store.save([{ kind: 'task-settled', caseId: CASE, taskId: `${CASE}.2` }, counters(2, 2, 1)])

      const state = await store.loadCase(CASE)

      expect(state).toEqual(
        buildCaseState({
          tasks: tasks.filter((one) => one.taskId !== `${CASE}.2`),
          counters: { standing: 3, joined: 2, found: 1 },
        }),
      )
    })

    it('counts the reports of a case by their appeal, whichever comes first, who opened it and left, and emergencies', async () => {
      const joins = (appeals: Counted['appeals'] = {}, standing = 1): Change => ({
        kind: 'counters',
        caseId: CASE,
        standing,
        joined: Math.max(standing, 0),
        appeals,
      })
      await store.save([{ kind: 'case', case: buildCase() }, counters(1)])
      await store.save([joins({ 'tip-off': 1 })])
      await store.save([joins({ complaint: 1 }), joins({ complaint: 1 })])
      await store.save([joins({ 'tip-off': -1 }, -1)])
      await store.save([{ kind: 'counters', caseId: CASE, standing: -1, joined: 0, openerGone: 1 }])
      for (const of of SOMETIMES_COUNTED)
        await store.save([{ kind: 'counters', caseId: CASE, standing: 0, joined: 0, [of]: 1 }])
      expect((await store.loadCase(CASE))?.counters).toEqual({
        standing: 2,
        joined: 3,
        found: 0,
        appeals: { 'tip-off': 0, complaint: 2 },
        openerGone: 2,
        silent: 1,
        sourced: 1,
        emergencies: 1,
        alarms: 1,
        supplements: 1,
      })
    })

    it('tells a case from one that never was, also where reports were counted', async () => {
      await store.save([counters(1)])
      expect(await store.loadCase(CASE)).toBeUndefined()
      expect(await store.caseHeader(CASE)).toBeUndefined()
    })

    it('gives some cases by their ids, each once, without those there are not', async () => {
      await store.save([{ kind: 'case', case: buildCase() }])
      expect(await store.caseHeaders([CASE, 'c-unknown', CASE])).toEqual([buildCase()])
      expect(await store.caseHeaders([])).toEqual([])
    })

    it('gives back a report with its text and its person', async () => {
      const text = { description: '有人在车棚里烧饭 🔥 𠮷 مرحبا', place: '国定路555弄', salt: 's' }
      const person = { name: '王阿姨', phone: '138 0013 8000' }
      await store.save([
        { kind: 'report', report: buildReport() },
        { kind: 'report-content', reportId: REPORT, jurisdiction: 'wujiaochang', text, person },
        { kind: 'report', report: buildReport({ reportId: 'r-reticent' }) },
        content('r-reticent', '一', {}),
        { kind: 'report', report: buildReport({ reportId: 'r-device' }) },
        content('r-device', '二'),
      ])

      expect(await store.loadReport(REPORT)).toEqual(buildReport())
      expect(await store.reportText(REPORT)).toEqual(text)
      expect(await store.person(REPORT)).toEqual(person)
      expect(await store.person('r-reticent')).toEqual({})
      expect(await store.person('r-device')).toBeUndefined()
      expect((await store.reportText('r-device'))?.description).toBe('二')
      expect(await store.loadReport('r-none')).toBeUndefined()
      expect(await store.reportText('r-none')).toBeUndefined()
      expect(await store.person('r-none')).toBeUndefined()
    })

    it('gives back standing orders, each version once, and their events', async () => {
      expect(await store.standingOrders('wujiaochang')).toBeUndefined()
      const orders = (version: number): StandingOrders => ({ ...noOrders('wujiaochang'), version })
      const saving = (version: number) => store.save([{ kind: 'orders', orders: orders(version) }])
      expect(await saving(1)).toEqual({ saved: true })
      expect(await saving(1)).toMatchObject({ saved: false, conflicts: [{ standing: { version: 1 } }] })
      expect(await saving(3)).toMatchObject({ saved: false })
      expect(await saving(2)).toEqual({ saved: true })
      expect(await store.standingOrders('wujiaochang')).toEqual(orders(2))
      expect(await store.standingOrders('elsewhere')).toBeUndefined()
      expect((await store.history('jurisdiction/wujiaochang')).items).toEqual([])
    })

    it('keeps what a case is scheduled as over exactly what stood, and its state does not hold it', async () => {
      const scheduled = (version: number, at: string) => ({
        caseId: CASE,
        version,
        moments: { [`${CASE}.1`]: at },
      })
      const saving = (version: number, at = LATER) =>
        store.save([{ kind: 'scheduled', scheduled: scheduled(version, at) }])
      expect(await store.scheduled(CASE)).toBeUndefined()
      expect(await saving(2)).toMatchObject({ saved: false })
      expect(await saving(1)).toEqual({ saved: true })
      expect(await saving(1, EARLIER)).toMatchObject({ saved: false })
      expect(await saving(2)).toEqual({ saved: true })
      expect(await store.scheduled(CASE)).toEqual(scheduled(2, LATER))
      expect(await store.loadCase(CASE)).toBeUndefined()
    })

    it('counts what moves, once for each scope of a call, and tells it in the order asked for', async () => {
      const grid = { kind: 'grid', jurisdiction: 'wujiaochang', grid: 'g1' } as const
      const desk = {
        kind: 'desk',
        jurisdiction: 'wujiaochang',
        assignee: { kind: 'role', role: 'inspector', grid: 'g1' },
      } as const
      const party = { ...desk, assignee: { kind: 'party', party: 'g1' } } as const
      const one = { kind: 'case', caseId: CASE } as const
      expect(await store.pulses([grid, desk, party, one])).toEqual([0, 0, 0, 0])
      await store.movePulses([grid, desk, grid])
      await store.movePulses([one, desk])
      expect(await store.pulses([desk, one, grid, party, desk])).toEqual([2, 1, 1, 0, 2])
      expect(await store.loadCase(CASE)).toBeUndefined()
    })

    it('keeps how far a case was folded over exactly what was read, and that moves the case', async () => {
      const one = { kind: 'case', caseId: CASE } as const
      const subject = `case/${CASE}`
      const mark = (sequence: number) => ({
        sequence,
        scopes: [{ kind: 'grid', jurisdiction: 'wujiaochang', grid: 'g1' } as const],
      })
      // Moved before it was ever folded: by one of its reports.
      await store.movePulses([one])
      expect(await store.pulseMark(subject)).toBeUndefined()
      expect(await store.keepPulseMark(subject, mark(3), undefined)).toBe(true)
      expect(await store.keepPulseMark(subject, mark(4), undefined)).toBe(false)
      expect(await store.keepPulseMark(subject, mark(5), mark(4))).toBe(false)
      expect(await store.pulseMark(subject)).toEqual(mark(3))
      expect(await store.keepPulseMark(subject, mark(5), mark(3))).toBe(true)
      expect(await store.pulseMark(subject)).toEqual(mark(5))
      expect(await store.pulses([one])).toEqual([3])
      expect(await store.pulseMark('report/r-none')).toBeUndefined()
    })

    it('gives back tokens, key holders and answers, but no expired answer', async () => {
      await store.save([
        token({}),
        { kind: 'claim-key', key: 'k', caseId: CASE, openedAt: MONDAY },
        answer({}),
      ])
      await store.save([{ ...answer({ expiresAt: EARLIER }), key: 'old' } as Change])

      expect(await store.token(CASE)).toEqual({ run: 2, visit: 2, arrivedAt: 200, token: 'standing' })
      expect(await store.token('c-none')).toBeUndefined()
      expect(await store.keyHolder('k')).toEqual({ caseId: CASE, openedAt: MONDAY })
      expect(await store.keyHolder('none')).toBeUndefined()
      expect(await store.idempotencyRecord('reports/one')).toMatchObject({ answer: '{}', expiresAt: LATER })
      expect(await store.idempotencyRecord('old')).toBeUndefined()
      expect(await store.idempotencyRecord('none')).toBeUndefined()
    })

    it('lists the reports of a case', async () => {
      const reports = ['r-1', 'r-2', 'r-3']
      await store.save(reports.map((reportId): Change => ({ kind: 'link', caseId: CASE, reportId })))
      await store.save([{ kind: 'unlink', caseId: CASE, reportId: 'r-2' }])

      expect(await all((cursor) => store.reportsOfCase(CASE, cursor))).toEqual(['r-1', 'r-3'])
    })

    it('tells the history of a subject in order, each event with its texts', async () => {
      const facts = { rule: 'failed-reinspection', step: 'grid', facts: { failed: 1 } } as const
      const events = [1, 2, 3].map((sequence) =>
        sequence === 2
          ? buildEvent('case-referred', facts, { sequence })
          : buildEvent(
              'promise-made',
              { until: MONDAY },
              { sequence, texts: { who: `某人 ${sequence}`, what: `清理 ${sequence}` } },
            ),
      )
      await store.save(events.flatMap(({ changes }) => changes))
      await store.save(
        buildEvent('stage-opened', { stage: 'close', run: 1, visit: 1 }, { sequence: 12 }).changes,
      )

      const history = await all((cursor) => store.history(`case/${CASE}`, cursor))

      expect(history.map(({ event }) => event.metadata.sequence)).toEqual([1, 2, 3, 12])
      expect(history[0]).toEqual({ event: events[0]?.event, texts: { who: '某人 1', what: '清理 1' } })
      expect(history.map(({ texts }) => Object.keys(texts).length)).toEqual([2, 0, 2, 0])
      expect((await store.history('report/r-none')).items).toEqual([])
    })

    it('erases a text beside an event by itself: the event stays, and so does what else was said; twice is as once', async () => {
      const texts = { who: '某人', what: '清理' }
      const made = buildEvent('promise-made', { until: MONDAY }, { texts })
      await store.save(made.changes)
      const erased: Change = { kind: 'text-erased', subject: `case/${CASE}`, sequence: 1, field: 'who' }
      expect(await store.save([erased])).toEqual({ saved: true })
      expect(await store.save([erased])).toEqual({ saved: true })

      const history = await all((cursor) => store.history(`case/${CASE}`, cursor))
      expect(history).toEqual([{ event: made.event, texts: { what: '清理' } }])
    })

    it('finds a decision whole that is not published, though the events of the case were put together', async () => {
      const events = [1, 2, 3, 4].map((sequence) =>
        buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: sequence }, { sequence }),
      )
      const [first, ...decided] = events
      await store.save(first?.changes ?? [])
      if (first !== undefined) await store.markPublished(first.event)
      await store.save(decided.flatMap(({ changes }) => changes))

      await store.compactHistory(`case/${CASE}`)
      const left = await all((cursor) => store.unpublishedEvents('wujiaochang', '9999', cursor))
      expect(left.flat().map(({ event }) => event.metadata.sequence)).toEqual([2, 3, 4])
    })

    it('tells the same history when its events were put together, those that came later too', async () => {
      const events = [1, 2, 3, 4, 5, 6, 7].map((sequence) =>
        sequence % 2 === 0
          ? buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: sequence }, { sequence })
          : buildEvent(
              'promise-made',
              { until: MONDAY },
              { sequence, texts: { who: `某人 ${sequence}`, what: '清理' } },
            ),
      )
      for (const { changes } of events.slice(0, 6)) await store.save(changes)
      // The fifth is not published yet.
      for (const { event } of events.slice(0, 6).filter((_, n) => n !== 4)) await store.markPublished(event)
      const whole = () => all((cursor) => store.history(`case/${CASE}`, cursor))
      const before = await whole()
      expect(before.map(({ event }) => event)).toEqual(events.slice(0, 6).map(({ event }) => event))

      await store.compactHistory(`case/${CASE}`)
      expect(await whole()).toEqual(before)
      const left = await all((cursor) => store.unpublishedEvents('wujiaochang', '9999', cursor))
      expect(left.flat().map(({ event }) => event.metadata.sequence)).toEqual([5])

      await store.save(events.slice(6).flatMap(({ changes }) => changes))
      for (const { event } of events.filter((_, n) => n === 4 || n === 6)) await store.markPublished(event)
      await store.compactHistory(`case/${CASE}`)
      await store.compactHistory(`case/${CASE}`)
      const after = await whole()
      expect(after.slice(0, 6)).toEqual(before)
      expect(after.map(({ event }) => event.metadata.sequence)).toEqual([1, 2, 3, 4, 5, 6, 7])
    })
  })

  it('refuses a cursor that it did not give out for that listing', async () => {
    const store = await make(1)
    await store.save(['r-1', 'r-2'].map((reportId): Change => ({ kind: 'link', caseId: CASE, reportId })))
    const { cursor = '' } = await store.reportsOfCase(CASE)
    expect(cursor).not.toBe('')

    const forged = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const moved = Buffer.from(JSON.stringify({ ...forged, after: { pk: 'CASE#c-2' } })).toString('base64url')
    for (const bad of ['', '!', 'bm9uc2Vuc2U', moved, cursor.slice(3), 'A'.repeat(5000)])
      await expect(store.reportsOfCase(CASE, bad), bad).rejects.toMatchObject({ name: 'BadCursor' })
    await expect(store.reportsOfCase('c-2', cursor)).rejects.toMatchObject({ name: 'BadCursor' })
    await expect(store.history(`case/${CASE}`, cursor)).rejects.toMatchObject({ name: 'BadCursor' })
  })
}
