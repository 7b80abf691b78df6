/** Sentences with personal data hidden in them, made from templates; and what must not come through of each. */

const SURNAMES =
  '王 李 张 刘 陈 杨 黄 赵 吴 周 徐 孙 马 朱 胡 郭 何 高 林 罗 郑 梁 谢 宋 唐 许 韩 冯 邓 曹 沈 顾 陆 金 欧阳 诸葛 上官'.split(
    ' ',
  )
const GIVEN = '建国 志强 秀英 丽华 伟 芳 娜 静 敏 军 晓明 玉兰 海燕 国平 雪梅 文杰 佳怡 俊 桂芳 永康'.split(
  ' ',
)
const HEADS = '138 139 150 158 176 188 199 133'.split(' ')
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'

export type Hidden = { readonly text: string; readonly secrets: readonly string[] }

/** Three hundred of them, each different; always the same ones. */
export function hiddenSentences(): Hidden[] {
  let state = 20_210_128
  const next = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const of = (list: readonly string[]): string => list[next(list.length)] ?? ''
  const digits = (n: number): string => Array.from({ length: n }, () => next(10)).join('')
  const wide = (text: string): string =>
    text.replace(/[!-~]/g, (one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0))
  const spelled = (text: string): string =>
    text.replace(/\d/g, (one) => '零一二三四五六七八九'[Number(one)] ?? '')

  const name = () => {
    const surname = of(SURNAMES)
    return { surname, full: `${surname}${of(GIVEN)}` }
  }
  const mobile = () => `${of(HEADS)}${digits(8)}`
  const id = () => `310110${1950 + next(50)}0${1 + next(9)}1${next(10)}${digits(3)}${of([...'0123456789X'])}`
  const plate = () => `${of([...'沪苏浙皖京粤'])}${of([...LETTERS])}${of([...LETTERS])}${digits(4)}`
  const room = () => `${1 + next(18)}0${1 + next(6)}`

  const templates: readonly (() => Hidden)[] = [
    () => {
      const { full } = name()
      return { text: `我叫${full}，住在国定路边上，楼下一直有人乱停车。`, secrets: [full] }
    },
    () => {
      const { full } = name()
      return { text: `业主${full}反映楼道堆物无人清理。`, secrets: [full] }
    },
    () => {
      const { full } = name()
      return { text: `联系人：${full}，请尽快处理噪声问题。`, secrets: [full] }
    },
    () => {
      const { full } = name()
      return { text: `楼上${full}先生半夜装修，影响休息。`, secrets: [full] }
    },
    () => {
      const { surname } = name()
      return { text: `物业${surname}经理答应三天内修好，一直没有动静。`, secrets: [`${surname}经理`] }
    },
    () => {
      const { surname } = name()
      return { text: `隔壁${surname}阿姨在公共部位种菜。`, secrets: [`${surname}阿姨`] }
    },
    () => {
      const { surname } = name()
      return { text: `租客${surname}某多次在走廊充电。`, secrets: [`${surname}某`] }
    },
    () => {
      const { surname } = name()
      return { text: `听老${surname}说水管已经漏了一个月。`, secrets: [`老${surname}`] }
    },
    () => {
      const { full } = name()
      return { text: `车棚是${full}搭的，里面有煤气瓶。`, secrets: [full] }
    },
    () => {
      const phone = mobile()
      return { text: `请打${phone}联系我，谢谢。`, secrets: [phone, phone.slice(3)] }
    },
    () => {
      const phone = mobile()
      return {
        text: `手机 ${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}，白天都在。`,
        secrets: [phone.slice(3, 7), phone.slice(7)],
      }
    },
    () => {
      const phone = mobile()
      return {
        text: `电话${phone.slice(0, 3)}-${phone.slice(3, 7)}-${phone.slice(7)}。`,
        secrets: [phone.slice(3, 7)],
      }
    },
    () => {
      const phone = mobile()
      return { text: `回电＋８６${wide(phone)}即可`, secrets: [wide(phone), wide(phone).slice(3)] }
    },
    () => {
      const phone = mobile()
      return { text: `我的号码是${spelled(phone)}，家里漏水。`, secrets: [spelled(phone).slice(2)] }
    },
    () => {
      const phone = `${5 + next(2)}${digits(7)}`
      return { text: `座机021-${phone}没人接，污水还在流。`, secrets: [phone] }
    },
    () => {
      const phone = `${5 + next(2)}${digits(7)}`
      return { text: `物业电话(021)${phone}一直占线`, secrets: [phone] }
    },
    () => {
      const one = id()
      return { text: `身份证${one}，要求核实群租。`, secrets: [one, one.slice(6)] }
    },
    () => {
      const one = id()
      return {
        text: `证件号：${one.slice(0, 6)} ${one.slice(6, 14)} ${one.slice(14)}`,
        secrets: [one.slice(6, 14), one.slice(14)],
      }
    },
    () => {
      const one = plate()
      return { text: `车牌${one}长期占用消防通道。`, secrets: [one, one.slice(2)] }
    },
    () => {
      const one = plate()
      return { text: `一辆${one.slice(0, 2)}·${one.slice(2)}的面包车天天停在门口`, secrets: [one.slice(2)] }
    },
    () => {
      const one = plate()
      return { text: `${wide(one)}停在盲道上。`, secrets: [wide(one).slice(2)] }
    },
    () => {
      const one = `${of([...'沪苏浙'])}${of([...LETTERS])}D${digits(5)}`
      return { text: `新能源车${one}占着充电桩不走`, secrets: [one.slice(2)] }
    },
    () => {
      const one = room()
      return { text: `${1 + next(30)}号${one}室阳台外挂空调滴水。`, secrets: [`${one}室`, one] }
    },
    () => {
      const one = room()
      return { text: `${1 + next(20)}号楼${one}室有人群租。`, secrets: [one, '号楼'] }
    },
    () => {
      const one = room()
      return { text: `${1 + next(9)}栋${1 + next(4)}单元${one}养了很多狗`, secrets: [one, '单元'] }
    },
    () => {
      const one = spelled(room())
      return { text: `六号楼${one}室漏水到楼下`, secrets: [one] }
    },
    () => {
      const one = room()
      return { text: `${of([...LETTERS])}座${one}半夜唱歌`, secrets: [one] }
    },
    () => {
      const one = `wx${digits(6)}`
      return { text: `加微信${one}看现场照片`, secrets: [one] }
    },
    () => {
      const one = `li.${digits(3)}@example.com`
      return { text: `回复请发${one}，别打电话。`, secrets: [one, 'example'] }
    },
    () => {
      const one = `6222${digits(15)}`
      return { text: `押金打到银行卡${one}不退`, secrets: [one, one.slice(4, 12)] }
    },
  ]
  return Array.from({ length: 300 }, (_, n) => {
    const make = templates[n % templates.length]
    if (make === undefined) throw new Error('There are no templates.')
    return make()
  })
}
