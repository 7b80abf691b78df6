import { describe, expect, it } from 'vitest'
import { importedOf } from '#domain/precedent/import/imported.ts'
import { pastCase, precedentOfPast } from '#domain/precedent/import/past-case.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'

const NOW = '2021-06-01T01:00:00.000Z'
const LINE = {
  id: 'YP-2019-000123',
  openedAt: '2019-03-04',
  closedAt: '2019-03-11',
  place: '国定路555弄3号楼201室',
  problem: '车棚里搭了库房，电话13812345678',
}
function made(fields: object) {
  const found = precedentOfPast(pastCase.parse({ ...LINE, ...fields }), PACK, CALENDAR, NOW)
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return precedent.parse(found.value)
}

describe('An imported precedent', () => {
  it('claims no check and no call that its line does not tell of', () => {
    expect(made({}).confirmation).toBe('explained-only')
    expect(made({ confirmation: '现场核查' }).confirmation).toBe('checked-on-site')
  })

  it.each([
    '="20210104000012679"',
    '= "20210104000012679"',
    "'20210104000012679",
    '`20210104000012679',
    '\u200e20210104000012679\t',
    '\ufeff 20210104000012679\u0000',
  ])('14.9: takes a spreadsheet’s dressing off the number %j', (id) =>
    expect(made({ id }).imported?.reference).toBe('20210104000012679'),
  )

  it.each(['20210104000012000', '2021010400001230', "'20210104000012000"])(
    '14.9: refuses the number %s, of which a spreadsheet has made zeros, with the reason',
    (id) => {
      const found = precedentOfPast({ ...LINE, id }, PACK, CALENDAR, NOW)
      expect(found.ok ? [] : found.error).toEqual([
        { field: 'id', message: expect.stringContaining('zeros of its digits from the 16th on') },
      ])
    },
  )

  it('14.9: takes fifteen digits, and longer ones that end otherwise, as they are', () => {
    for (const id of ['202101040000120', '20210104000012679', 'YP-202101040000120000'])
      expect(made({ id }).imported?.reference).toBe(id)
  })

  it('keeps the number of the old system', () => expect(made({}).imported?.reference).toBe(LINE.id))

  it.each(['A-1', '20190304001', 'SH/YP#2019.12_3', '201903040000000123'])('takes %s for a code', (id) =>
    expect(importedOf(id, []).reference).toBe(id),
  )

  it.each([
    '张三',
    '张三-1',
    'zhangsan',
    '13812345678',
    'T13812345678',
    '138-1234-5678',
    '8613812345678',
    '021-65551234',
    '310110198001011234',
    '31011019800101123X',
    'a b',
    `1${'0'.repeat(64)}`,
  ])('does not keep %s, which may be somebody', (id) =>
    expect(importedOf(id, [])).not.toHaveProperty('reference'),
  )

  it('tells another content by its hash, in which nothing personal can be tried out', () => {
    const one = made({}).imported?.content
    expect(made({ openedAt: '2019年3月4日', matter: '' }).imported?.content).toBe(one)
    expect(made({ problem: LINE.problem.replace('5678', '5679') }).imported?.content).toBe(one)
    for (const other of [
      { problem: '车棚里住着人' },
      { place: '国定路556弄' },
      { closedAt: '2019-03-12' },
      { outcome: '已拆' },
      { lead: '城管' },
      { matter: '私搭乱建' },
      { placeKind: '学校' },
      { confirmation: '现场核查' },
    ])
      expect(made(other).imported?.content).not.toBe(one)
  })
})

describe('What a line names of the pack', () => {
  const PAST = (fields: object) =>
    precedentOfPast(pastCase.parse({ ...LINE, ...fields }), PACK, CALENDAR, NOW)

  it.each([
    ['matter', 'manhole-cover'],
    ['matter', '窨井盖缺损'],
    ['matter', ' Ｍanhole-Cover'],
  ])('may be written as code or name: %s %s', (field, name) =>
    expect(PAST({ [field]: name })).toMatchObject({ ok: true, value: { matter: 'manhole-cover' } }),
  )

  it('may be another name of a party', () =>
    expect(PAST({ lead: '城管' })).toMatchObject({ value: { lead: 'chengguan' } }))

  it.each([
    ['matter', '违章搭建', '违章搭建 is not in the pack. Near it: 私搭乱建 (illegal-structure).'],
    ['matter', '窨井盖破损', 'Near it: 窨井盖缺损 (manhole-cover)'],
    ['matter', 'manhole-covers', 'Near it: 窨井盖缺损 (manhole-cover)'],
    ['matter', '噪音', 'Nothing of it has a name like that. Left out, the words of the problem decide.'],
    ['placeKind', '住宅', 'Near it: 住宅小区 (residential).'],
    ['lead', '城管队', 'Near it: 五角场城管中队 (chengguan)'],
  ])('is refused when the pack has it not, with what is near: %s %s', (field, name, message) => {
    const made = PAST({ [field]: name })
    expect(made.ok ? [] : made.error).toEqual([{ field, message: expect.stringContaining(message) }])
  })
})

it('tells all faults of a line at once, those of its form and those of what it says', () => {
  const fields = { ...LINE, id: null, openedAt: '2019-02-30', matter: '窨井盖破损', confirmation: '看过' }
  const made = precedentOfPast(fields, PACK, CALENDAR, NOW)
  expect(made.ok ? [] : made.error.map(({ field }) => field)).toEqual([
    'id',
    'confirmation',
    'openedAt',
    'matter',
  ])
})
