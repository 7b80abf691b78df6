import { beforeEach, describe, expect, it } from 'vitest'
import { buildCase, buildCaseState, buildEvent, buildReport, buildTask, MONDAY } from '#adapters/examples.ts'
import type { CaseStore, Page, Saved } from '#adapters/ports.ts'
import type { Counted } from '#domain/case/record/counters.ts'
import type { Change } from '#domain/decision/change.ts'
import { noOrders, type StandingOrders } from '#domain/orders/record/orders.ts'
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

/** All entries of a listing, page after page; fails rather than going round. */
async function all<T>(pageAfter: (cursor?: string) => Promise<Page<T>>): Promise<T[]> {
  const entries: T[] = []
  let cursor: string | undefined
  for (let page = 0; page < 50; page += 1) {
    const { items, cursor: next } = await pageAfter(cursor)
    entries.push(...items)
    if (next === undefined) return entries
    cursor = next
  }
  throw new Error('The listing does not end.')
}

/** What stands in the way, as the conflicts tell it. */
const standings = (saved: Saved) => (saved.saved ? [] : saved.conflicts.map(({ standing }) => standing))
const kinds = (saved: Saved) => (saved.saved ? [] : saved.conflicts.map(({ change }) => change.kind))

/**
 * What every store of cases does.
 * @param make an empty store whose queries return so many items, and whose wall clock says {@link WALL_CLOCK}
 */
export function describeCaseStore(make: (pageSize: number) => Promise<CaseStore>): void {
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
      await store.save([{ kind: 'counters', caseId: CASE, standing: 0, joined: 0, emergencies: 1 }])
      expect((await store.loadCase(CASE))?.counters).toEqual({
        standing: 2,
        joined: 3,
        found: 0,
        appeals: { 'tip-off': 0, complaint: 2 },
        openerGone: 1,
        emergencies: 1,
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

    it('lists open tasks of whoever owes them, earliest due time first', async () => {
      const due = (day: number) => `2021-01-${day}T10:00:00.000Z`
      const owed = (n: number, day: number, assignee: object) =>
        buildTask({ taskId: `${CASE}.${n}`, dueAt: due(day), assignee: assignee as never })
      const party = { kind: 'party', party: 'chengguan' } as const
      const anywhere = { kind: 'role', role: 'inspector' } as const
      const posted = { kind: 'role', role: 'inspector', grid: 'grid-1' } as const
      await store.save(
        [
          owed(1, 22, party),
          owed(2, 20, party),
          owed(3, 21, party),
          owed(4, 20, anywhere),
          owed(5, 20, posted),
        ].map((task): Change => ({ kind: 'task', task })),
      )
      const numbers = async (
        assignee: typeof party | typeof anywhere | typeof posted,
        dueBefore?: string,
      ) => {
        const tasks = await all((cursor) =>
          store.tasksOf({
            jurisdiction: 'wujiaochang',
            assignee,
            limit: 2,
            ...(dueBefore === undefined ? {} : { dueBefore }),
            ...(cursor === undefined ? {} : { cursor }),
          }),
        )
        return tasks.map((one) => (one.kind === 'task' ? one.task.taskId.split('.').at(-1) : one.kind))
      }

      expect(await numbers(party)).toEqual(['2', '3', '1'])
      expect(await numbers(party, due(22))).toEqual(['2', '3'])
      expect(await numbers(anywhere)).toEqual(['4'])
      expect(await numbers(posted)).toEqual(['5'])
      await store.save([{ kind: 'task-settled', caseId: CASE, taskId: `${CASE}.3` }])
      expect(await numbers(party)).toEqual(['2', '1'])
    })

    it('moves a task in its list when its due time moves', async () => {
      await store.save([{ kind: 'task', task: buildTask() }])
      await store.save([{ kind: 'task', task: buildTask({ dueAt: '2021-02-01T10:00:00.000Z' }) }])
      const { items } = await store.tasksOf({
        jurisdiction: 'wujiaochang',
        assignee: buildTask().assignee,
        limit: 10,
      })
      expect(items.map((one) => one.kind === 'task' && one.task.dueAt)).toEqual(['2021-02-01T10:00:00.000Z'])
    })

    it('lists what the sweep looks at, and only that', async () => {
      const ended = { status: 'ended', endedAt: MONDAY, ending: 'rejected' } as never
      const received = (reportId: string, receivedAt: string) => buildReport({ reportId, receivedAt })
      const joined = { status: 'joined', caseId: CASE, joinedAt: MONDAY } as never
      await store.save([
        ...['c-1', 'c-2'].map((caseId): Change => ({ kind: 'case', case: buildCase({ caseId }) })),
        { kind: 'case', case: buildCase({ caseId: 'c-ended', ...(ended as object) }) },
        { kind: 'case', case: buildCase({ caseId: 'c-elsewhere', jurisdiction: 'elsewhere' }) },
        { kind: 'report', report: received('r-2', '2021-01-18T02:00:00.000Z') },
        { kind: 'report', report: received('r-1', '2021-01-18T03:00:00.000Z') },
        { kind: 'report', report: received('r-new', '2021-01-18T04:00:00.000Z') },
        { kind: 'report', report: buildReport({ reportId: 'r-joined', ...(joined as object) }) },
      ])
      await store.save([
        { kind: 'case', case: buildCase({ caseId: 'c-2', version: 2, ...(ended as object) }) },
      ])

      expect(await all((cursor) => store.openCases('wujiaochang', cursor))).toEqual(['c-1'])
      const before = '2021-01-18T04:00:00.000Z'
      expect(await all((cursor) => store.untriagedReports('wujiaochang', before, cursor))).toEqual([
        'r-2',
        'r-1',
      ])
    })

    it('lists open cases by grid and place, and ended ones in their month', async () => {
      const ended = (endedAt: string) => ({ status: 'ended', endedAt, ending: 'rejected' }) as never
      const at = (grid: string, key: string) => ({ place: { grid, key, text: key } })
      const made = (caseId: string, more: object, version = 1): Change => ({
        kind: 'case',
        case: buildCase({ caseId, version, ...more }),
      })
      await store.save([
        made('c-3', at('g1', 'shed')),
        made('c-1', at('g1', 'shed')),
        made('c-2', at('g1', 'gate')),
        made('c-4', at('g2', 'shed')),
        made('c-5', at('g11', 'shed')),
        made('c-elsewhere', { jurisdiction: 'elsewhere', ...at('g1', 'shed') }),
        // The last minute of January in Shanghai, and the first of February.
        made('c-6', ended('2021-01-31T15:59:00.000Z')),
        made('c-7', ended('2021-01-31T16:00:00.000Z')),
        made('c-8', ended('2021-01-02T00:00:00.000Z')),
      ])
      const listed = async (where: { grid?: string; placeKey?: string }) =>
        (
          await all((cursor) =>
            store.board({
              jurisdiction: 'wujiaochang',
              limit: 2,
              ...where,
              ...(cursor === undefined ? {} : { cursor }),
            }),
          )
        ).map(({ caseId }) => caseId)
      const endedIn = async (month: string) =>
        (
          await all((cursor) =>
            store.endedCases({
              jurisdiction: 'wujiaochang',
              month,
              limit: 2,
              ...(cursor === undefined ? {} : { cursor }),
            }),
          )
        ).map(({ caseId }) => caseId)

      expect(await listed({})).toEqual(['c-2', 'c-1', 'c-3', 'c-5', 'c-4'])
      expect(await listed({ grid: 'g1' })).toEqual(['c-2', 'c-1', 'c-3'])
      expect(await listed({ grid: 'g1', placeKey: 'shed' })).toEqual(['c-1', 'c-3'])
      expect(await endedIn('2021-01')).toEqual(['c-8', 'c-6'])
      expect(await endedIn('2021-02')).toEqual(['c-7'])

      await store.save([made('c-1', at('g2', 'shed'), 2), made('c-3', ended('2021-02-02T01:00:00.000Z'), 2)])
      expect(await listed({ grid: 'g1' })).toEqual(['c-2'])
      expect(await listed({ grid: 'g2' })).toEqual(['c-1', 'c-4'])
      expect(await endedIn('2021-02')).toEqual(['c-7', 'c-3'])
    })

    it('finds the cases with which reports of a number stand, however it is written', async () => {
      const [one, other] = [buildReport({ reportId: 'r-one' }), buildReport({ reportId: 'r-other' })]
      await store.save([
        { kind: 'report', report: one },
        content('r-one', '一', { name: '王', phone: '13800138000' }),
        { kind: 'report', report: other },
        content('r-other', '二', { phone: '13800138001' }),
      ])
      const [caller, another] = [await store.caller('r-one'), await store.caller('r-other')]
      if (caller === undefined || another === undefined) throw new Error('A number has no blind index.')
      await store.save([
        { kind: 'link', caseId: 'c-1', reportId: 'r-one', caller },
        { kind: 'link', caseId: 'c-2', reportId: 'r-two', caller },
        { kind: 'link', caseId: 'c-3', reportId: 'r-other', caller: another },
        { kind: 'link', caseId: 'c-4', reportId: 'r-nobody' },
      ])
      const found = () =>
        all((cursor) =>
          store.casesOfPhone({
            jurisdiction: 'wujiaochang',
            phone: '13800138000',
            limit: 1,
            ...(cursor === undefined ? {} : { cursor }),
          }),
        )

      expect(await found()).toEqual([
        { caseId: 'c-1', reportId: 'r-one' },
        { caseId: 'c-2', reportId: 'r-two' },
      ])
      await store.save([{ kind: 'unlink', caseId: 'c-2', reportId: 'r-two' }])
      expect(await found()).toEqual([{ caseId: 'c-1', reportId: 'r-one' }])
    })

    it('lists what was owed at a moment, the longest first, until it is done or told to be overdue', async () => {
      const due = (dueAt: string) => ({ limit: { amount: 1, unit: 'working-day' as const }, dueAt })
      const at = (day: number) => `2021-01-${day}T09:30:00.000Z`
      const owed = { packVersion: 1, contact: due(at(19)), reply: due(at(25)) }
      const standing = { status: 'joined', caseId: CASE, joinedAt: MONDAY, owed } as const
      const make = (reportId: string, more: object, version = 1): Change => ({
        kind: 'report',
        report: buildReport({ reportId, version, ...standing, ...more } as never),
      })
      await store.save([
        make('r-opener', { opened: true }),
        make('r-spoken-to', { contactedAt: MONDAY }),
        make('r-not-spoken-to', {}),
        make('r-noticed', { overdue: ['contact', 'reply'] }),
        make('r-answered', { contactedAt: MONDAY, replied: { at: MONDAY, how: 'phone' } }),
        make('r-elsewhere', { jurisdiction: 'elsewhere' }),
        make('r-nothing-owed', { owed: undefined }),
      ])
      const owedAt = (moment: string) => all((cursor) => store.owedReports('wujiaochang', moment, cursor))

      expect(await owedAt(at(19))).toEqual([])
      expect(await owedAt(at(20))).toEqual(['r-not-spoken-to', 'r-opener'])
      expect(await owedAt(at(26))).toEqual(['r-not-spoken-to', 'r-opener', 'r-spoken-to'])
      await store.save([make('r-not-spoken-to', { overdue: ['contact'] }, 2)])
      await store.save([make('r-opener', { opened: true, replied: { at: MONDAY, how: 'phone' } }, 2)])
      expect(await owedAt(at(20))).toEqual([])
      expect(await owedAt(at(26))).toEqual(['r-not-spoken-to', 'r-spoken-to'])
    })

    it('lists events until they are marked as published, however often', async () => {
      const at = (sequence: number) =>
        buildEvent(
          'stage-opened',
          { stage: 'confirm', run: 1, visit: sequence },
          { sequence, time: `2021-01-18T0${sequence}:00:00.000Z` },
        ).event
      for (const n of [1, 2, 3, 4]) await store.save([{ kind: 'event', event: at(n) }])
      const unpublished = async () =>
        (await all((cursor) => store.unpublishedEvents('wujiaochang', '2021-01-18T04:00:00.000Z', cursor)))
          .flat()
          .map(({ event }) => event)
      expect(await unpublished()).toEqual([at(1), at(2), at(3)])

      await store.markPublished(at(2))
      await store.markPublished(at(2))

      expect(await unpublished()).toEqual([at(1), at(3)])
      expect(
        (await all((cursor) => store.history(`case/${CASE}`, cursor))).map(({ event }) => event),
      ).toEqual([1, 2, 3, 4].map(at))
    })

    it('lists and marks what one decision records about a subject together', async () => {
      const event = (subject: string, sequence: number) =>
        buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 }, { subject, sequence }).event
      const ofCase = [1, 2, 3].map((n) => event(`case/${CASE}`, n))
      const ofReport = [1, 2].map((n) => event('report/r-1', n))
      const later = event(`case/${CASE}`, 4)
      await store.save([...ofCase, ...ofReport].map((one): Change => ({ kind: 'event', event: one })))
      await store.save([{ kind: 'event', event: later }])
      const unpublished = () => all((cursor) => store.unpublishedEvents('wujiaochang', '9999', cursor))
      const closing = (events: readonly (typeof later)[]) =>
        events.map((one, n) => ({ event: one, closes: n === events.length - 1 ? events.length : 0 }))
      expect(await unpublished()).toEqual([closing(ofCase), closing([later]), closing(ofReport)])

      await store.markPublished(event(`case/${CASE}`, 3))

      expect(await unpublished()).toEqual([closing([later]), closing(ofReport)])
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
