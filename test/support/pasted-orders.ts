import { readFileSync } from 'node:fs'

/** The samples of orders, each with what in it another order says otherwise. */
const SAMPLES = [
  {
    file: 'multi-line',
    reference: 'HX20210118-00731',
    place: '国定路555弄12号楼下车棚',
    words: '来电反映楼下非机动车棚的看护人员在里面搭了小间住人，门口堆满纸板和木头。',
    due: '2021年1月25日17时30分',
  },
  {
    file: 'one-line',
    reference: 'HX20210118-00732',
    place: '政立路580弄门口',
    words: '路灯连续三天不亮,老人晚上摔过一跤',
    due: '2021-01-26 24:00',
  },
  {
    file: 'brackets',
    reference: '20210118ABC9',
    place: '四平路2500号一楼',
    title: '餐饮油烟扰民',
    nobody: '】匿名\n【来电号码】无',
    words: '楼下饭店每天中午油烟直接排到居民窗口，\n要求安装净化设备。',
    due: '2021/1/27',
  },
  {
    file: 'label-lines',
    reference: 'GD-2021-0118-9',
    place: '大学路近锦建路',
    words: '共享单车堆满人行道，轮椅过不去。',
  },
  {
    file: 'table',
    reference: '310110-2021-0118-45',
    place: '国权路国年路路口',
    words: '人行道上的井盖松动，骑车经过会翘起来',
  },
] as const

const ESTATES = [
  '国定路335弄',
  '国定路419弄',
  '国定路600弄',
  '政通路55弄',
  '政通路118弄',
  '国年路25弄',
  '国年路155弄',
  '武东路51弄',
  '大学路55弄',
  '伟德路31弄',
] as const
/** What people ring about and no rule sends out by itself. */
const TROUBLES = [
  '楼上的出租房隔成六间做群租房，半夜进进出出。',
  '楼下饭店油烟扰民，油烟直接排到居民窗口。',
  '顶楼有人违法搭建阳光房，违章建筑越搭越大。',
] as const

/** An order like one of the samples: another number, place, trouble and day. */
export function orderOf(n: number): { readonly text: string; readonly reference: string } {
  const sample = SAMPLES[n % SAMPLES.length] ?? SAMPLES[0]
  const reference = `${sample.reference}-${n}`
  const in5Days = new Date(Date.now() + (5 + (n % 3)) * 86_400_000).toISOString().slice(0, 10)
  let text = readFileSync(new URL(`../console/orders/${sample.file}.txt`, import.meta.url), 'utf8')
  const said = [
    [sample.reference, reference],
    [sample.place, ESTATES[n % ESTATES.length]],
    [sample.words, TROUBLES[n % TROUBLES.length]],
    // Whom nobody can ring is looked for on site, and rung by nobody.
    ...('nobody' in sample
      ? [
          [sample.title, '请街道核实'],
          [sample.nobody, '】周女士\n【来电号码】13900000099'],
        ]
      : []),
    ...('due' in sample ? [[sample.due, in5Days]] : []),
  ] as const
  for (const [before, after] of said) {
    if (!text.includes(before)) throw new Error(`${sample.file} does not say ${before}.`)
    text = text.replace(String(before), String(after))
  }
  return { text, reference }
}
