import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { pastCase } from '#domain/precedent/import/past-case.ts'
import { readPastCases } from '#operator/past-cases.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

async function readFrom(name: string, bytes: string | Uint8Array) {
  const path = join(temporaryFolder(), name)
  await writeFile(path, bytes)
  return readPastCases(path)
}

/** GBK as Chinese Excel saves it, by way of what the machine can decode. */
function gbk(text: string): Uint8Array {
  const decoder = new TextDecoder('gbk')
  const codes = new Map<string, readonly number[]>()
  for (let lead = 0x81; lead <= 0xfe; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1)
      codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail])
  return Uint8Array.from(
    [...text].flatMap((one) => (one < '\u0080' ? [one.charCodeAt(0)] : (codes.get(one) ?? []))),
  )
}

const TABLE = `工单号,受理日期,办结日期,地址,诉求内容,承办单位\r
A-1,2019/3/4,2019/3/11,国定路555弄,"车棚里搭了库房，\r
住着人",城管\r
\r
A-2,2019/3/5,2019/3/12,政立路400弄,路灯不亮,城管\r
`
const FIELDS = [
  {
    id: 'A-1',
    openedAt: '2019/3/4',
    closedAt: '2019/3/11',
    place: '国定路555弄',
    problem: '车棚里搭了库房，\n住着人',
    lead: '城管',
  },
  {
    id: 'A-2',
    openedAt: '2019/3/5',
    closedAt: '2019/3/12',
    place: '政立路400弄',
    problem: '路灯不亮',
    lead: '城管',
  },
]

describe('A file of past cases', () => {
  it.each([
    ['utf-8', TABLE],
    ['utf-8', `\uFEFF${TABLE}`],
    ['gb18030', gbk(TABLE)],
    ['utf-16le', Buffer.from(`\uFEFF${TABLE}`, 'utf16le')],
    ['utf-16le', Buffer.from(`\uFEFF${TABLE.replaceAll(',', '\t')}`, 'utf16le')],
    ['utf-16be', Buffer.from(`\uFEFF${TABLE}`, 'utf16le').swap16()],
  ])('is read in %s, with quoted breaks, empty lines and the breaks of Windows', async (encoding, bytes) => {
    const read = await readFrom('old.csv', bytes)
    expect(read).toMatchObject({ encoding, columns: { unread: [] } })
    expect(read.lines).toEqual([
      { line: 2, fields: FIELDS[0] },
      { line: 5, fields: FIELDS[1] },
    ])
  })

  it('is read line by line as NDJSON, with or without a mark, with English or Chinese fields', async () => {
    const [one, other] = FIELDS
    const chinese = Object.fromEntries(
      ['工单编号', '受理时间', '办结时间', '地点', '诉求内容', '主责单位'].map((name, at) => [
        name,
        Object.values(other ?? {})[at],
      ]),
    )
    const text = [JSON.stringify(one), '', '{broken', '[1]', 'null'].join('\r\n')
    const read = await readFrom('old.ndjson', `\uFEFF${text}`)
    expect(read.lines).toEqual([
      { line: 1, fields: one },
      { line: 3, unreadable: 'This is no line of JSON.' },
      { line: 4, unreadable: 'This is no object of JSON.' },
      { line: 5, unreadable: 'This is no object of JSON.' },
    ])
    expect((await readFrom('old.txt', JSON.stringify(chinese))).lines).toEqual([{ line: 1, fields: other }])
    expect((await readFrom('old.jsonl', gbk(JSON.stringify(chinese)))).lines).toEqual([
      { line: 1, fields: other },
    ])
  })

  it('with columns nobody knows is refused as a whole, with those found and those needed in both languages', async () => {
    const refused = readFrom('old.csv', '单子,受理日期,谁\nA-1,2019/3/4,某人\n')
    await expect(refused).rejects.toThrow(
      'Nothing was imported: there is no column for id, closedAt, place, problem.',
    )
    await expect(refused).rejects.toThrow('Columns found: 单子, 受理日期, 谁')
    await expect(refused).rejects.toThrow(/Columns needed.*\n {2}id: 工单编号、工单号、案件编号/)
    await expect(readFrom('old.csv', '')).rejects.toThrow('Columns found: none')
    await expect(readFrom('old.ndjson', '{"编码": 1}\n{"x": 2}')).rejects.toThrow('Columns found: 编码, x')
  })

  it('has the surer of two columns read, and says which ones are not', async () => {
    const read = await readFrom(
      'old.csv',
      ' 工单号 * ,登记时间,受理 时间,办结时间,地点,诉求内容,来电人\n1,x,2019-03-04,2019-03-05,弄,灯,某\n',
    )
    expect(read.columns.unread).toEqual(['登记时间', '来电人'])
    expect(read.lines[0]).toMatchObject({ fields: { id: '1', openedAt: '2019-03-04' } })
  })

  it('is refused when it is a workbook, when no encoding fits, and when it is UTF-8 with a broken character', async () => {
    await expect(readFrom('old.csv', Uint8Array.of(0x50, 0x4b, 3, 4, 0))).rejects.toThrow(
      'This is a workbook',
    )
    await expect(readFrom('old.csv', Uint8Array.of(0x31, 0xff, 0xff, 0x0a))).rejects.toThrow(
      'no text in UTF-8',
    )
    const bytes = Buffer.from(TABLE)
    bytes[bytes.indexOf('路灯') + 1] = 0x20
    await expect(readFrom('old.csv', bytes)).rejects.toThrow(
      'UTF-8 with broken characters, the first in line 5',
    )
    await expect(readFrom('old.csv', `${TABLE}A-3,"never closed`)).rejects.toThrow(
      'open in line 6 never close',
    )
  })
})

describe('A line of it', () => {
  const parsed = (fields: object) => {
    const read = pastCase.safeParse({ ...FIELDS[1], ...fields })
    return read.success
      ? read.data
      : read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
  }

  it('may have a number as its number, as long as no digit is lost', () => {
    expect(parsed({ id: 20210128001 })).toMatchObject({ id: '20210128001' })
    expect(parsed({ id: 2 ** 60 })).toEqual([expect.stringMatching(/^id: /)])
    expect(parsed({ id: '2.02101E+17' })).toEqual([
      expect.stringContaining('The spreadsheet has shortened it'),
    ])
  })

  it('says in Chinese or in code how the closure was confirmed', () => {
    expect(parsed({ confirmation: '现场核查' })).toMatchObject({ confirmation: 'checked-on-site' })
    expect(parsed({ confirmation: '回访满意' })).toMatchObject({ confirmation: 'reporter-says-solved' })
    expect(parsed({ confirmation: ' 解释说明 ' })).toMatchObject({ confirmation: 'explained-only' })
    expect(parsed({ confirmation: '回访未解决' })).toMatchObject({ confirmation: 'reporter-says-unsolved' })
    expect(parsed({ confirmation: 'checked-on-site' })).toMatchObject({ confirmation: 'checked-on-site' })
    expect(parsed({ confirmation: '不知道' })).toEqual([
      expect.stringMatching(/^confirmation: Write .*checked-on-site \(现场核查、/),
    ])
  })

  it('may leave open what is not needed, as nothing, null or blank, and nothing else', () => {
    expect(parsed({ matter: null, lead: ' ', placeKind: '', outcome: null })).toMatchObject({ outcome: '' })
    expect(parsed({ id: ' ', openedAt: null, place: null, problem: 7 })).toEqual([
      expect.stringMatching(/^id: It is missing/),
      expect.stringMatching(/^openedAt: It is missing.*2021年1月28日/),
      expect.stringMatching(/^place: It is missing/),
      expect.stringMatching(/^problem: It is missing/),
    ])
  })
})
