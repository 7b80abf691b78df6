import { describe, expect, test } from 'vitest'
import { buildCase } from '#adapters/examples.ts'
import { readCsv } from '#domain/pack/csv.ts'
import { callTaker, centreHead, dispatcher, handlerOf, leader, operator } from '#test/support/actors.ts'
import type { Answer } from '#test/support/http.ts'
import { SHED, STORY } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, type Telling, tell } from '#test/support/telling.ts'

const inHandling = (): Promise<Telling> => tell(beginTelling(createSystem()), { steps: STORY.slice(0, 3) })

/** The rows of a ledger by their titles, as a spreadsheet reads them. */
function rowsOf(answer: Answer): readonly Record<string, string>[] {
  const [titles, ...rows] = readCsv(fine(answer).body.csv).rows
  return rows.map(({ cells }) =>
    Object.fromEntries((titles?.cells ?? []).map((title, n) => [title, cells[n] ?? ''])),
  )
}

/** What was recorded of takings, as the centre's head reads it. */
async function recorded({ api }: Telling) {
  const { items } = fine(await api.orders(centreHead)).body.timeline
  return items.filter(({ type }: { type: string }) => type === 'ledger-taken')
}

describe('14.8 A list is taken away as a ledger (台账)', () => {
  test('that says in names what the board says in codes', async () => {
    const telling = await inHandling()
    const answer = await telling.api.ledger(dispatcher, { board: 'street' })
    expect(fine(answer).body).toMatchObject({ name: '台账-street-2021-01-18.csv', lines: 1 })
    expect(rowsOf(answer)).toEqual([
      expect.objectContaining({
        案件编号: telling.caseId,
        立案时间: '2021-01-18 09:10',
        地点: '国定路555弄',
        网格: '第一网格片区',
        事项: '私搭乱建',
        环节: '处置',
        主责单位: '五角场城管中队',
        到期: '2021-01-27 17:30',
        超时: '',
        诉求数: '1',
      }),
    ])
    const [english] = rowsOf(await telling.api.ledger(dispatcher, { board: 'grid:g1', language: 'en' }))
    expect(english).toMatchObject({ Stage: 'Departments handle it', Case: telling.caseId })
  })

  test('that a spreadsheet opens rightly: a byte order mark, CRLF, quotes, and nothing that runs as a formula', async () => {
    const telling = beginTelling(createSystem())
    const { api, system } = telling
    const nasty = [
      '=HYPERLINK("http://x","国定路")',
      '+国定路1弄',
      '-国定路2弄',
      '@国定路3弄',
      '国权路,"4"弄\r\n后门',
    ]
    for (const place of nasty) fine(await api.submitAtDesk(callTaker, { ...SHED, place }), 201)
    await system.settle()
    const answer = await api.ledger(dispatcher, { board: 'street' })
    const { csv } = fine(answer).body
    expect(csv.startsWith('\ufeff"')).toBe(true)
    expect(csv.endsWith('"\r\n')).toBe(true)
    const places = rowsOf(answer).map((row) => row.地点 ?? '')
    expect(places).toHaveLength(nasty.length)
    expect(places.filter((place) => /^[=+\-@\t\r]/.test(place))).toEqual([])
    expect(places).toContain(`'${nasty[0]}`)
    expect(places).toContain(nasty[4]?.replace('\r\n', '\n'))
  })

  test('with the rights of the list: nobody takes away what they do not see', async () => {
    const telling = await inHandling()
    const { api } = telling
    expect((await api.ledger(leader, { board: 'street' })).status).toBe(403)
    expect(fine(await api.ledger(leader, { board: 'grid:g1' })).body.lines).toBe(1)
    expect(fine(await api.ledger(handlerOf('chengguan'), { board: 'party:chengguan' })).body.lines).toBe(1)
    expect((await api.ledger(handlerOf('fangban'), { board: 'party:chengguan' })).status).toBe(403)
    expect((await api.ledger(operator, { board: 'street' })).status).toBe(403)
    expect(await recorded(telling)).toHaveLength(2)
  })

  test('and who took which is recorded for the centre’s head; what was looked for is not', async () => {
    const telling = await inHandling()
    const { api, caseId } = telling
    fine(await api.ledger(dispatcher, { board: 'street', stage: 'handling', late: 'false' }))
    fine(await api.ledger(dispatcher, { ended: '2021-01' }))
    expect(fine(await api.ledger(callTaker, { find: SHED.reporter?.phone ?? '' })).body.lines).toBe(1)
    const items = await recorded(telling)
    expect(items).toMatchObject([
      {
        actor: { id: dispatcher.id },
        data: { list: 'street', filters: { stage: 'handling', late: 'false' }, lines: 1 },
      },
      { actor: { id: dispatcher.id }, data: { list: 'ended:2021-01', lines: 0 } },
      { actor: { id: callTaker.id }, data: { list: 'found', lines: 1, cases: [caseId] } },
    ])
    expect(JSON.stringify(items)).not.toContain(SHED.reporter?.phone)
  })

  test('part by part: a thousand lines at a time, no case twice, each part recorded', async () => {
    const telling = beginTelling(createSystem())
    const { api, system } = telling
    const ids = Array.from({ length: 1_020 }, (_, n) => `c-full-${String(n).padStart(4, '0')}`)
    for (const caseId of ids) await system.ports.store.save([{ kind: 'case', case: buildCase({ caseId }) }])
    const first = await api.ledger(dispatcher, { board: 'street' })
    const { cursor, lines } = fine(first).body
    expect(lines).toBe(1_000)
    const last = await api.ledger(dispatcher, { board: 'street', cursor })
    expect(fine(last).body).not.toHaveProperty('cursor')
    const taken = [...rowsOf(first), ...rowsOf(last)].map((row) => row.案件编号 ?? '')
    expect(taken.toSorted()).toEqual(ids)
    expect(await recorded(telling)).toMatchObject([
      { data: { lines: 1_000 } },
      { data: { lines: 20, further: true } },
    ])
    expect((await api.ledger(dispatcher, { board: 'street', cursor: 'none' })).body.code).toBe('bad-cursor')
  })

  test('of what the board is narrowed to: emergencies, whistles, what is stuck, what is due on a day', async () => {
    const { api } = await inHandling()
    const linesOf = async (filter: object) => {
      const { body } = fine(await api.ledger(dispatcher, { board: 'street', ...filter }))
      const { items } = fine(await api.cases(dispatcher, { board: 'street', ...filter })).body
      expect(items).toHaveLength(body.lines)
      return body.lines
    }
    for (const mark of ['emergency', 'whistle', 'stuck']) {
      expect(await linesOf({ [mark]: 'true' }), mark).toBe(0)
      expect(await linesOf({ [mark]: 'false' }), mark).toBe(1)
    }
    expect(await linesOf({ dueOn: '2021-01-27' })).toBe(1)
    expect(await linesOf({ dueOn: '2021-01-26' })).toBe(0)
    const whistled = await tell(beginTelling(createSystem()), {
      steps: STORY.slice(0, STORY.findIndex(({ what }) => what === 'the leader blows the whistle') + 1),
    })
    expect(fine(await whistled.api.ledger(dispatcher, { board: 'street', whistle: 'true' })).body.lines).toBe(
      1,
    )
  })
})
