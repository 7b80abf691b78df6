import { beforeEach, describe, expect, it } from 'vitest'
import { buildCase, buildEvent, buildReport, buildTask, MONDAY } from '#adapters/examples.ts'
import type { CaseStore } from '#adapters/ports.ts'
import type { Change } from '#domain/decision/change.ts'
import { all } from './all-pages.ts'
import { CASE, content } from './conditional-changes.ts'

/**
 * What every store of cases lists: desks, boards, what the sweep looks at, what was not published.
 * @param make an empty store whose queries return so many items
 */
export function describeCaseLists(make: (pageSize: number) => Promise<CaseStore>): void {
  describe.each([1, 2, 100])('with %i items in a query', (pageSize) => {
    let store: CaseStore
    beforeEach(async () => {
      store = await make(pageSize)
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

    it('lists the looks at who reported by the month in which they were, the newest first', async () => {
      const look = (time: string, sequence: number, more = {}) =>
        buildEvent(
          'report-person-shown',
          { reason: 'search' },
          { subject: 'report/r-1', time, sequence, ...more },
        )
      const looks = [
        look('2021-02-03T01:00:00.000Z', 1),
        look('2021-02-01T01:00:00.000Z', 2),
        // Local midnight of the next month has passed already.
        look('2021-02-28T16:30:00.000Z', 3),
        look('2021-02-02T01:00:00.000Z', 1, { jurisdiction: 'elsewhere', subject: 'report/r-2' }),
      ]
      for (const { changes } of looks) await store.save(changes)
      const of = async (month: string) =>
        (
          await all((cursor) =>
            store.looks({
              jurisdiction: 'wujiaochang',
              month,
              limit: 1,
              ...(cursor === undefined ? {} : { cursor }),
            }),
          )
        ).map(({ metadata }) => metadata.time.slice(0, 10))
      expect(await of('2021-02')).toEqual(['2021-02-03', '2021-02-01'])
      expect(await of('2021-03')).toEqual(['2021-02-28'])
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

    it('lists cases that ended until their histories are marked as put together, and anew when they change', async () => {
      const ended = (caseId: string, day: number, version = 1): Change => ({
        kind: 'case',
        case: buildCase({
          caseId,
          version,
          status: 'ended',
          endedAt: `2021-01-${day}T10:00:00.000Z`,
          ending: 'archived',
        }),
      })
      await store.save([ended('c-early', 11), ended('c-late', 20), { kind: 'case', case: buildCase() }])
      const waiting = (before: string) =>
        all((cursor) => store.uncompactedCases('wujiaochang', before, cursor))
      expect(await waiting('2021-01-15')).toEqual(['c-early'])
      expect(await waiting('2021-02-15')).toEqual(['c-early', 'c-late'])

      await store.markCompacted({ caseId: 'c-early', version: 1 })
      await store.markCompacted({ caseId: 'c-early', version: 1 })
      await store.markCompacted({ caseId: 'c-late', version: 7 })
      expect(await waiting('2021-02-15')).toEqual(['c-late'])

      await store.save([ended('c-early', 11, 2)])
      expect(await waiting('2021-02-15')).toEqual(['c-early', 'c-late'])
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
}
