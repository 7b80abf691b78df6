import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { redact } from '#domain/redaction/redact.ts'
import { ATTEMPTS } from './attempts.ts'
import { hiddenSentences } from './hidden.ts'
import { namedSentences } from './named.ts'

describe('Redacting a text', () => {
  it.each([
    ['请打13812345678联系', '13812345678'],
    ['请打 138 1234 5678', '1234 5678'],
    ['电话１３８１２３４５６７８', '13812345678'],
    ['座机021-65551234', '65551234'],
    ['证件31011019800101123X在此', '31011019800101123X'],
    ['写信给 li.si@example.com 吧', 'example.com'],
    ['车牌沪A12345停在门口', 'A12345'],
    ['3号楼201室漏水', '201'],
    ['我叫张小三，住这里', '张小三'],
    ['物业王经理不管', '王'],
    ['王先生说没人来办', '王'],
    // Point 15: as hotline records write it, and a number as the end of a name.
    ['来电人王秀英称楼道堆物', '王秀英'],
    ['诉求人：李小四反映漏水', '李小四'],
    ['市民陈阿大反映楼道堆物', '陈阿大'],
    ['群众张三反映占道', '张三'],
    ['队员刘强到场劝阻', '刘强'],
    ['当事人赵德柱拒不拆除', '赵德柱'],
    ['三楼李小四在楼道堆物', '李小四'],
    ['5楼张三家漏水', '张三'],
    ['12层的欧阳雪，天天吵闹', '欧阳雪'],
    ['二楼住户马三半夜装修', '马三'],
    ['张三13800000000', '张三'],
    ['请联系张三，138 0013 8000', '张三'],
  ])('%s keeps no %s', (text, secret) => {
    expect(redact(text)).not.toContain(secret)
  })

  it('lets nothing through of what is hidden in three hundred sentences', () => {
    const sentences = hiddenSentences()
    expect(new Set(sentences.map(({ text }) => text)).size).toBeGreaterThan(290)
    const leaks = sentences.filter(({ text, secrets }) => secrets.some((one) => redact(text).includes(one)))
    expect(leaks.map(({ text }) => `${text} → ${redact(text)}`)).toEqual([])
  })

  it('lets nothing through of what people write in other ways', () => {
    expect(ATTEMPTS.length).toBeGreaterThan(150)
    const leaks = ATTEMPTS.filter(([text, ...secrets]) => secrets.some((one) => redact(text).includes(one)))
    expect(leaks.map(([text]) => `${text} → ${redact(text)}`)).toEqual([])
  })

  it('finds 95 of 100 names, whichever surname they have and wherever they stand', () => {
    const sentences = namedSentences(37)
    expect(sentences.length).toBeGreaterThan(3_000)
    const found = sentences.filter(({ text, name }) => !redact(text).includes(name))
    expect(found.length / sentences.length).toBeGreaterThan(0.95)
  })

  it('leaves the trouble in such sentences readable', () => {
    for (const { text } of hiddenSentences()) {
      const left = redact(text).replaceAll(/〔[^〕]+〕/gu, '')
      expect(left.length, `${text} → ${redact(text)}`).toBeGreaterThanOrEqual(Math.min(3, text.length / 4))
    }
  })

  it.each([
    '国定路555弄非机动车棚内违规搭建，堆放易燃物；还用煤气瓶烧饭！',
    '三天内整改，1月28日联合执法',
    '居委会主任室',
    '淞沪路3000号门口堆物',
    '高空抛物砸到马路上，周边居民很害怕',
    '施工师傅说周末不施工，方便居民休息',
    '黄兴路、邯郸路路口（江湾方向）路灯不亮',
    '2021年1月28日至2月1日，2021-01-28，20210128',
    '罚款500元，面积120平方米，三室一厅，3室2厅，办公室',
    '拨打12345或110、119反映，已超过7个工作日',
    '城管中队队长带队，物业经理、居委会主任到场',
    '共有18户居民，6层楼，12个车位',
    // Behind a word for a person an ordinary word comes more often than a name.
    '当事人阻挠，业主拒绝，住户承诺自行整改，老人摔倒，房东失联',
    '申请人协商处理，法定代表人变更，联系人签字了，投诉人要求解释',
    '居民担心，承租人违规充电，经营者占道，租客半夜吵闹，邻居阻拦',
    '联系人：未知，当事人：不详，反映人：业主',
    // What ends in a character that is a surname, too.
    '位于国家级园区，属于广大居民，处于盛夏，关于学生安全',
    '方向大致不变，通向小区，一向真诚，任何国家标准，责任明确，地方真实情况',
    '非常健康，正常水平，工程浩大，阶段新生，提高文明程度，感谢广大居民，伸张正义',
    '方可实施，押金大家都没退，园林景观，路段积水',
    // Offices without a name, and what a person of some surname did.
    '向市委书记反映，百姓安居，语文老师，有关经理，施工，开发商停工',
    '缴纳养老金，想赚大钱，班主任老师，提高医生素质，班主任不管',
    '易燃、易爆、高压、刁难、涂改、陶瓷、周边、杜绝等',
    // Roads, schools and estates.
    '黄兴大道积水，田林小学门口拥堵，武川新城，高铁新城，江湾小区',
    '“街坊·邻里网”栏目，云湖·星城，美景园·听涛苑业主，投诉·答复',
    // Numbers that are nobody's.
    '3栋外墙脱落，6号楼电梯停运，五栋楼道堆物，12栋与13栋之间积水',
    '共530户，已入住246户，规划2015-2040，标准GB 50118-2010',
    '3号楼120平方米，5栋300户居民，2号楼400人，国定路555弄12号门口',
    '三楼高空抛物，5楼马桶漏水，二楼施工到半夜，6楼孔洞未补，四楼周边堆物，12层高温，3楼黄色垃圾桶',
    '修建一座人行天桥，独栋别墅旁边两栋楼之间',
  ])('%s stays as it was written', (text) => {
    expect(redact(text)).toBe(text)
  })

  it('does nothing more the second time', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '138',
        '12345678',
        '张',
        '先生',
        '我叫',
        '沪A',
        '号楼',
        '室',
        '办',
        '@',
        '.com',
        ' ',
        '国定路555弄',
        '，',
      ),
      fc.string({ unit: 'grapheme', maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        const once = redact(pieces.join(''))
        expect(redact(once)).toBe(once)
      }),
      { numRuns: 2_000 },
    )
  })
})
