import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { phoneDoubt } from '../../console/intake/faults.ts'
import { dueIn, readOrder } from '../../console/intake/order.ts'

const sample = (name: string): string => readFileSync(new URL(`orders/${name}.txt`, import.meta.url), 'utf8')

describe('a pasted work order', () => {
  it('is read from labelled lines; words of several lines stay whole, whatever labels they say', () => {
    expect(readOrder(sample('multi-line'))).toEqual({
      reference: 'HX20210118-00731',
      name: '王女士',
      phone: '13800000057',
      appeal: 'complaint',
      place: '国定路555弄12号楼下车棚',
      description:
        '来电反映楼下非机动车棚的看护人员在里面搭了小间住人，门口堆满纸板和木头。\n' +
        '她说物业的电话：55550555，打过两次没人来。\n希望尽快清走。',
      upstreamDue: '2021-01-25T09:30:00.000Z',
      privacy: 'confidential',
      unread: ['12345市民服务热线转办单', '派单意见：请五角场街道核实办理。'],
    })
  })

  it('is read from one line with half-width signs', () => {
    expect(readOrder(sample('one-line'))).toEqual({
      reference: 'HX20210118-00732',
      name: '陈先生',
      phone: '1390000012',
      place: '政立路580弄门口',
      description: '路灯连续三天不亮,老人晚上摔过一跤',
      appeal: 'help',
      upstreamDue: '2021-01-26T16:00:00.000Z',
      unread: [],
    })
  })

  it('is read from brackets: title before the words, an anonymous caller, a day that ends with the day', () => {
    expect(readOrder(sample('brackets'))).toEqual({
      reference: '20210118ABC9',
      description: '餐饮油烟扰民\n楼下饭店每天中午油烟直接排到居民窗口，\n要求安装净化设备。',
      privacy: 'anonymous',
      place: '四平路2500号一楼',
      appeal: 'tip-off',
      upstreamDue: '2021-01-27T16:00:00.000Z',
      unread: [],
    })
  })

  it('is read from the columns of a table; a limit that is no date and a class of theirs are shown', () => {
    expect(readOrder(sample('table'))).toEqual({
      reference: '310110-2021-0118-45',
      name: '刘阿姨',
      phone: '021-55550123转8',
      place: '国权路国年路路口',
      description: '人行道上的井盖松动，骑车经过会翘起来',
      appeal: 'suggestion',
      unread: ['处理时限：3个工作日', '问题分类：市政设施/井盖'],
    })
  })

  it('is read from labels that stand in lines of their own', () => {
    expect(readOrder(sample('label-lines'))).toMatchObject({
      reference: 'GD-2021-0118-9',
      name: '赵先生',
      phone: '5555 0188',
      place: '大学路近锦建路',
      description: '共享单车堆满人行道，轮椅过不去。',
      appeal: 'tip-off',
      unread: [],
    })
  })

  it('keeps what is said twice, and takes a text without labels for words', () => {
    expect(readOrder('工单编号：A1\n电话：55550001\n电话：55550002')).toEqual({
      reference: 'A1',
      phone: '55550001',
      unread: ['电话：55550002'],
    })
    expect(readOrder('  楼下很吵，从晚上十点开始。\n')).toEqual({
      description: '楼下很吵，从晚上十点开始。',
      unread: [],
    })
  })

  it.each(['multi-line', 'one-line', 'brackets', 'table', 'label-lines'])('loses no word of %s', (name) => {
    const { unread, ...read } = readOrder(sample(name))
    const kept = [...Object.values(read), ...unread].join('\n')
    for (const word of sample(name).match(/[\p{Script=Han}]{5,}/gu) ?? []) expect(kept).toContain(word)
  })
})

describe('a due time as it was written', () => {
  it.each([
    ['2021-1-5 9:05', '2021-01-05T01:05:00.000Z'],
    ['２０２１年１月５日', '2021-01-05T16:00:00.000Z'],
    ['2021.02.30', undefined],
    ['2021-01-05 25:00', undefined],
    ['五个工作日内', undefined],
  ])('%s', (written, instant) => expect(dueIn(written)).toBe(instant))
})

describe('a phone number as it was written', () => {
  it.each([
    '13800000057',
    '+86 138 0000 0057',
    '021-5555 0555',
    '5555 0188',
    '021-55550123转8',
    '12345',
    '１３８００００００５７',
  ])('%s is likely one', (phone) => expect(phoneDoubt(phone)).toBeUndefined())
  it('tells how many digits there are when they are too few', () => {
    expect(phoneDoubt('1390000012')?.zh).toBe('10 位，请核对：手机 11 位')
    expect(phoneDoubt('王女士')?.zh).toBe('里面没有号码')
  })
})
