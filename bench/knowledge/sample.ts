/** Messages made up from templates, for machines that have no real ones: places, troubles and remedies, combined. */
import type { Message } from './messages.ts'
import { random } from './random.ts'

const ROADS = '松花江路 营口路 民彰路 政本路 大学路 锦嘉路 伟德路 吉浦路 安波路 翔殷路 黄兴路 邯郸路'.split(
  ' ',
)
const TROUBLES: readonly (readonly [what: string, told: string, done: string])[] = [
  [
    '楼道堆放电动自行车',
    '楼道里停满了电动自行车，还有人从窗口拉电线下来充电，晚上一直亮着，担心着火。',
    '已组织居委会与物业上门劝导，清理楼道内电动自行车，并增设集中充电棚。',
  ],
  [
    '夜间施工噪声扰民',
    '工地半夜还在打桩，渣土车进进出出，家里老人整夜睡不着。',
    '执法队员现场核查，责令停止夜间施工，对施工单位立案处罚。',
  ],
  [
    '下水道堵塞污水外溢',
    '雨污水管堵住了，粪水冒到路面上，走路要踮着脚，味道很大。',
    '市政养护人员疏通管道，清运淤泥，并更换破损的管节。',
  ],
  [
    '路灯损坏夜里没有照明',
    '一整排路灯都不亮，路口很黑，前几天有老人摔倒。',
    '电力公司更换灯头和老化电缆，恢复照明，并安排定期巡查。',
  ],
  [
    '餐馆油烟直排居民窗户',
    '楼下小饭店的排烟管正对着窗户，中午晚上全是油烟，衣服都不能晒。',
    '要求商户安装油烟净化器，改变排口方向，复测达标。',
  ],
  [
    '占道经营水果摊影响通行',
    '路边水果摊把人行道占满，垃圾满地，小孩放学只能走车道。',
    '城管中队劝离摊贩，增加高峰时段值守，设置引导点。',
  ],
  [
    '电梯反复故障困人',
    '电梯一个月坏了三次，还关过人，物业总说等配件。',
    '维保单位更换门机与控制板，检验合格后恢复使用。',
  ],
  [
    '绿化带树枝遮挡信号灯',
    '行道树长得太密，红绿灯被挡住看不见，骑车很危险。',
    '绿化养护队修剪枝条，清除枯枝，信号灯恢复可视。',
  ],
  [
    '高空抛物砸坏车辆',
    '楼上经常扔烟头和瓶子，昨天把汽车玻璃砸了。',
    '物业张贴告知书，加装朝上摄像头，派出所介入调查。',
  ],
  [
    '违规搭建阳光房',
    '顶楼住户在露台搭阳光房，还打穿了防水层，楼下漏水。',
    '认定为违法搭建，当事人自行拆除，修复防水。',
  ],
  ['公交站台积水', '下雨天站台前面积水很深，上车要蹚水。', '抬高路面并增设雨水口，雨后回访无积水。'],
  ['垃圾厢房异味', '垃圾厢房就在窗下，夏天恶臭，苍蝇很多。', '增加清运频次，每日冲洗消杀，加装除臭装置。'],
]
const WHENS = '上个月开始 春节以后 从去年夏天起 最近两周 台风过后 暑假期间'.split(' ')
const WHOS = '业主 租户 学生家长 沿街商户 退休职工 外卖骑手'.split(' ')

/** Three hundred messages, always the same ones. */
export function sampleMessages(): Message[] {
  const next = random(20_210_118)
  const one = <T>(list: readonly T[], or: T): T => list[next(list.length)] ?? or
  return Array.from({ length: 300 }, () => {
    const place = `${one(ROADS, '')}${10 + next(990)}弄${1 + next(60)}号`
    const [what, told, done] = one(TROUBLES, ['', '', ''])
    const [, aside] = one(TROUBLES, ['', '', ''])
    return {
      title: `${place}${what}`,
      text: `我是${place}的${one(WHOS, '')}。${one(WHENS, '')}，${told}附近还有别的事：${aside}请尽快处理。`,
      reply: `关于${place}${what}一事，经现场核查情况属实。${done}感谢您的监督。`,
    }
  })
}
