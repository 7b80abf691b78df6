/** Names and the places where people write them, to count how many are found. */

const SURNAMES = [
  ...('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金' +
    '韦贾夏付方邹熊白孟秦邱侯江尹薛闫雷段龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文洪章鲁葛殷施牛樊梅鲍兰倪聂滕'),
  '欧阳',
  '司马',
  '诸葛',
]
const GIVEN =
  '建国 志强 秀英 丽华 伟 芳 娜 静 敏 晓明 玉兰 海燕 国平 雪梅 文杰 佳怡 俊 桂芳 子涵 浩然 宇轩 思雨 阿妹 根娣 宝珍 妙根 金宝 铁军 一诺 梓萱 振华 连生 双喜 德彪 满仓 爱民'.split(
    ' ',
  )
const PLACES =
  '业主N反映漏水 当事人N拒不拆除 联系人：N，电话 N多次投诉 由N负责清理 楼上N先生吵闹 房东N私自隔断 N、王强两人 承租人N违规充电 我叫N， 邻居N在楼道堆物 老人N摔倒 居民N家中漏水 物业经理N说 和N发生争执 N占用车位 据N称 车棚是N搭的 申请人N要求 （N） 经营者N将桌椅摆出 保安N打人 签名：N 请找N核实 被N打了 投诉N油烟扰民'.split(
    ' ',
  )

/** Sentences with a name: every combination that comes up when one in so many is taken. */
export function namedSentences(oneIn: number): { readonly text: string; readonly name: string }[] {
  const all = SURNAMES.flatMap((surname) =>
    GIVEN.flatMap((given) =>
      PLACES.map((place) => ({ text: place.replace('N', `${surname}${given}`), name: `${surname}${given}` })),
    ),
  )
  return all.filter((_, n) => n % oneIn === 0)
}
