import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { MONDAY } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemoryPeople } from '#adapters/memory/people.ts'
import { entryOf, everyList } from '#domain/knowledge/entry.ts'
import { idOfRank } from '#domain/knowledge/rank.ts'
import { NO_STATISTICS, type Statistics } from '#domain/knowledge/statistics.ts'
import { termsOf } from '#domain/knowledge/terms.ts'
import { sounded } from '#domain/sounds.ts'
import { reply } from '#functions/api/read-precedent.ts'
import {
  importPastCases,
  publishStatisticsOf,
  type Refused,
} from '#functions/usecases/precedents/import-past-cases.ts'
import { lookUp } from '#functions/usecases/precedents/look-up-precedents.ts'
import { publishStatistics } from '#functions/usecases/precedents/tend-knowledge.ts'
import { readPastCases } from '#operator/past-cases.ts'
import { dispatcher } from '#test/support/actors.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'
import { ask } from '#test/support/http.ts'
import { rulesOf } from '#test/support/sample-rules.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

const rules = { pack: PACK, calendar: CALENDAR }
const clock = { now: async () => MONDAY }

/** Imports a file of the given name and text. */
async function imported(
  knowledge: ReturnType<typeof createMemoryKnowledge>,
  name: string,
  text: string | Uint8Array,
) {
  const path = join(temporaryFolder(), name)
  await writeFile(path, text)
  const refused: Refused[] = []
  const lines: number[] = []
  const so = await importPastCases({ knowledge, rules, clock }, (await readPastCases(path)).lines, {
    refused: (one) => refused.push(one),
    progress: ({ line }) => lines.push(line),
  })
  return { so, refused, lines }
}

const CSV = `\uFEFF工单编号,受理时间,办结时间,事项,地点,诉求内容,办理结果,主责单位,场所类型
A-1,2019-03-04,2019/3/11,私搭乱建,国定路555弄,"车棚里搭了库房，
电话13812345678",已拆除,城管中队,住宅小区
A-2,2019年5月6日,2019年5月5日,私搭乱建,国定路555弄,围墙,已拆,城管
A-3,昨天,2019-05-07,,政立路400弄,路灯不亮,,
A-4,2019-06-03,2019-06-05,没有的事项,政立路400弄,路灯不亮,已修,某公司,月球
`

describe('Importing past cases', () => {
  it('makes precedents of the lines that hold, and reports each other one by its number and fields', async () => {
    const knowledge = createMemoryKnowledge()
    const { so, refused, lines } = await imported(knowledge, 'old.csv', CSV)
    expect(so).toEqual({ line: 6, written: 1, known: 0, refused: 3 })
    expect(lines).toEqual([2, 4, 5, 6])
    expect(refused.map(({ line, faults }) => [line, faults.map(({ field }) => field)])).toEqual([
      [4, ['closedAt']],
      [5, ['openedAt']],
      [6, ['matter', 'placeKind', 'lead']],
    ])
    const { answers } = await lookUp({ knowledge }, PACK.jurisdiction, { words: '车棚库房' }, NO_STATISTICS)
    expect(answers).toMatchObject([
      {
        card: {
          matter: 'illegal-structure',
          placeKey: 'guoding-555',
          lead: 'chengguan',
          workingDays: 5,
          placeKind: 'residential',
        },
      },
    ])
    expect(answers[0]?.card.problem).not.toContain('138')
    const precedentId = answers[0]?.card.precedentId ?? ''
    const read = await ask((event) => reply({ knowledge, rulesOf, people: createMemoryPeople() }, event), {
      who: dispatcher,
      params: { precedentId },
    })
    expect(read).toMatchObject({ status: 200, body: { imported: { reference: 'A-1' } } })
  })

  it('writes nothing twice, in CSV or NDJSON', async () => {
    const knowledge = createMemoryKnowledge()
    await imported(knowledge, 'old.csv', CSV)
    const line = {
      id: 'A-1',
      openedAt: '2019/3/4',
      closedAt: '2019年3月11日',
      matter: 'illegal-structure',
      place: '国定路555弄',
      placeKind: '住宅小区',
      problem: '车棚里搭了库房，\n电话13812345678',
      outcome: '已拆除',
      lead: '城管',
    }
    const { so, refused } = await imported(knowledge, 'old.ndjson', `${JSON.stringify(line)}\n\n{broken\n`)
    expect(so).toMatchObject({ written: 0, known: 1, refused: 1 })
    expect(refused).toEqual([{ line: 3, faults: [{ field: '', message: 'This is no line of JSON.' }] }])
  })

  it('counts what is common before it writes, from a file that holds more than the base, and only then', async () => {
    const knowledge = createMemoryKnowledge()
    const deps = { knowledge, rules, clock }
    const lines = Array.from({ length: 150 }, (_, at) => ({
      line: at + 1,
      fields: {
        id: `B-${at}`,
        openedAt: '2019-03-04',
        closedAt: '2019-03-11',
        place: '国定路555弄',
        problem: `车棚${at % 3 === 0 ? '漏水' : ''}`,
      },
    }))
    expect(await publishStatisticsOf(deps, lines.slice(0, 50))).toBeUndefined()
    const published = await publishStatisticsOf(deps, [...lines, { line: 151, unreadable: 'broken' }])
    expect(published).toMatchObject({ version: 1, documents: 150 })
    expect(Object.fromEntries(published?.common ?? [])).toMatchObject(
      Object.fromEntries([
        ...termsOf('车棚').map((one) => [one, 150]),
        ...termsOf('漏水').map((one) => [one, 50]),
      ]),
    )
    expect(await publishStatisticsOf(deps, lines)).toBeUndefined()
    await importPastCases(deps, lines, { refused: () => {}, progress: () => {} })
    const [posting] = (
      await knowledge.postings({ jurisdiction: PACK.jurisdiction, list: sounded('漏水'), limit: 1 })
    ).items
    const precedentId = posting === undefined ? '' : idOfRank(posting.list, posting.rank)
    expect(await knowledge.load(precedentId)).toMatchObject({ statistics: 1, complete: true })
  })

  it('does not count refused lines as cases: a file of nothing else leaves the statistics as they are', async () => {
    const knowledge = createMemoryKnowledge()
    const deps = { knowledge, rules, clock }
    const known: Statistics = {
      ...NO_STATISTICS,
      version: 4,
      documents: 1_000,
      common: new Map([['车棚', 300]]),
    }
    await knowledge.publish(PACK.jurisdiction, known)
    const refused = Array.from({ length: 1_500 }, (_, at) => ({ line: at + 1, fields: { id: `C-${at}` } }))
    expect(await publishStatisticsOf(deps, refused)).toBeUndefined()
    const one = { id: 'C', openedAt: '2019-03-04', closedAt: '2019-03-11', place: '国定路', problem: '车棚' }
    expect(await publishStatisticsOf(deps, [...refused, { line: 1_501, fields: one }])).toBeUndefined()
    const again = Array.from({ length: 1_500 }, (_, at) => ({ line: at + 1, fields: one }))
    expect(await publishStatisticsOf(deps, again)).toBeUndefined()
    expect(await knowledge.statistics(PACK.jurisdiction)).toEqual(known)
  })

  it('is no reason to forget what is common while the cards cannot be read', async () => {
    const knowledge = createMemoryKnowledge()
    await imported(knowledge, 'old.csv', CSV)
    const blind = { ...knowledge, cards: async () => [] }
    expect(await publishStatistics({ knowledge: blind, clock }, PACK.jurisdiction)).toBeUndefined()
    expect(await publishStatistics({ knowledge, clock }, PACK.jurisdiction)).toMatchObject({ documents: 1 })
  })

  describe('under a number that stands already', () => {
    const line = (id: string, problem: string) =>
      JSON.stringify({ id, openedAt: '2019-03-04', closedAt: '2019-03-11', place: '国定路', problem })
    const file = (...lines: string[]) => lines.join('\n')

    it('takes the same content as known, and tells each line with another one, whichever was written first', async () => {
      for (const apart of [0, 20]) {
        const knowledge = createMemoryKnowledge()
        const between = Array.from({ length: apart }, (_, at) => line(`B-${at}`, '路灯不亮'))
        const { so, refused } = await imported(
          knowledge,
          'old.ndjson',
          file(
            line('A-1', '车棚'),
            ...between,
            line('A-1', '车棚'),
            line('A-1', '井盖'),
            line(' A-1 ', '噪音'),
          ),
        )
        expect(so).toMatchObject({ written: 1 + apart, known: 1, refused: 2 })
        const fault = {
          field: 'id',
          message: expect.stringContaining('stands already in line 1 with other content'),
        }
        expect(refused).toEqual([
          { line: apart + 3, faults: [fault] },
          { line: apart + 4, faults: [fault] },
        ])
        const { answers } = await lookUp({ knowledge }, PACK.jurisdiction, { words: '车棚' }, NO_STATISTICS)
        expect(answers).toMatchObject([{ card: { problem: '车棚' } }])
      }
    })

    it('tells another content than the base has, once for each line, and leaves the base as it is', async () => {
      const knowledge = createMemoryKnowledge()
      await imported(knowledge, 'old.ndjson', line('A-1', '车棚'))
      const { so, refused } = await imported(
        knowledge,
        'new.ndjson',
        file(line('A-1', '井盖'), line('A-1', '井盖'), line('A-2', '井盖')),
      )
      expect(so).toMatchObject({ written: 1, known: 0, refused: 2 })
      expect(refused).toMatchObject([
        {
          line: 1,
          faults: [
            { field: 'id', message: expect.stringMatching(/in the base, as p-[0-9a-f]{26}, with other/) },
          ],
        },
        { line: 2, faults: [{ field: 'id' }] },
      ])
    })

    it('takes the line that mends a refused one', async () => {
      const broken = line('A-1', '车棚').replace('2019-03-04', '昨天')
      const { so } = await imported(createMemoryKnowledge(), 'old.ndjson', file(broken, line('A-1', '车棚')))
      expect(so).toMatchObject({ written: 1, refused: 1 })
    })

    it('compares with the lines before a break, too', async () => {
      const knowledge = createMemoryKnowledge()
      const lines = ['车棚', '井盖', '车棚'].map((problem, at) => ({
        line: at + 1,
        fields: JSON.parse(line('A-1', problem)),
      }))
      const refused: Refused[] = []
      const say = { refused: (one: Refused) => refused.push(one), progress: () => {} }
      const deps = { knowledge, rules, clock }
      await importPastCases(deps, lines.slice(0, 1), say)
      expect(await importPastCases(deps, lines, say, 1)).toEqual({
        line: 3,
        written: 0,
        known: 1,
        refused: 1,
      })
      expect(refused).toMatchObject([
        { line: 2, faults: [{ message: expect.stringContaining('in line 1') }] },
      ])
    })

    it('leaves alone what a reviewer has put in other words since', async () => {
      const knowledge = createMemoryKnowledge()
      await imported(knowledge, 'old.ndjson', line('A-1', '车棚'))
      const [posting] = (
        await knowledge.postings({ jurisdiction: PACK.jurisdiction, list: everyList, limit: 1 })
      ).items
      const standing = await knowledge.read(idOfRank(everyList, posting?.rank ?? ''))
      if (standing === undefined) throw new Error('Nothing was imported.')
      await knowledge.upsert(entryOf({ ...standing, revision: 1, problem: '棚' }, NO_STATISTICS))
      expect((await imported(knowledge, 'old.ndjson', line('A-1', '车棚'))).so).toMatchObject({ known: 1 })
    })
  })

  it('leaves what it knows alone when later statistics were published meanwhile', async () => {
    const knowledge = createMemoryKnowledge()
    await imported(knowledge, 'old.csv', CSV)
    const sample = { ...NO_STATISTICS, version: 7, at: MONDAY }
    await knowledge.publish(PACK.jurisdiction, sample)
    expect((await imported(knowledge, 'old.csv', CSV)).so).toMatchObject({ written: 0, known: 1 })
  })
})
