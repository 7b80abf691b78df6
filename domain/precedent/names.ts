/** How people's names stand in a message: what comes before and after them, and which characters they are made of. */

const COMPOUND = '欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|东方|南宫|令狐|端木|独孤|长孙|宇文|司徒'
const SINGLE =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘蔡蒋余于杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪' +
  '范金石廖贾夏韦傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤康常施俞倪翁祝凌戚柳殷裴阮'
/** Characters that given names are made of. */
const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌鹏辉凤梅琴云莲真雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉' +
  '宇浩轩然博涵欣怡梓晨晓宏峰海波俊亮健龙飞鑫旭晖振东林森松柏福贵祥生根宝德义仁礼智信忠孝诚实元亨利康泰永昌盛兴旺才' +
  '学思慧琳琪瑶倩婷雯薇蕾颖萍蓉燕娥翠淑惠春夏秋冬阳青山川民新立正广成光天达安家世士良友裕岩毅坚刚威武彪奇功彬富顺' +
  '凯哲楠睿诗语若可子小大金银铁钢水土火木水根発芬芝巧菊彩霞美卿聪澜纯毓悦昭冰爽琰茗羽希宁育柔竹霭凝晴雅馨'
const SURNAME = `(?:${COMPOUND}|[${SINGLE}])`
const HAN = '\\p{Script=Han}'

/** What names are followed by, when they are names. */
const AFTER =
  '(?=[，,。；;、！？!?\\s()（）〔\\[:：“”"\'/]|$|先生|女士|小姐|同志|本人|说|称|的|家|在|把|因|将|已|住|电话|手机|身份|反映|投诉|举报|' +
  '和|与|及|等|来|去|又|也|表示|告诉|承诺|开|停|私|自己|不|从|经|曾|一直|是|搭|建|堆|养|种|装|放|占|租|住|弄|做|今年|今天|昨天|前天|多次|拒|欠|打|骂|负责|签|联系)'
/** Words that say that a name comes: whatever follows them is one. */
const STRONG =
  '我叫|我名叫|名叫|名字叫|名字是|叫做|姓名|联系人|投诉人|举报人|反映人|报修人|申请人|当事人|经办人|受访人|法人代表|法定代表人|户主|业主姓名|真名'
/** Words after which a name may come. */
const WEAK =
  '我是|本人|业主|住户|居民|邻居|房东|租客|租户|房客|负责人|老板娘?|店主|车主|摊主|保安|保洁|网格员|楼组长|民警|志愿者|' +
  '儿子|女儿|丈夫|妻子|老公|老婆|父亲|母亲|爸爸|妈妈|孙子|孙女|老人|同事|朋友|室友|司机|经理|主任|师傅|书记|' +
  '叫|找|问|向|由|给|请|和|跟|与|被|对|让|及|是|、|，|,|。|：|:|^'
const TITLES =
  '先生|女士|小姐|太太|夫人|同志|阿姨|叔叔|大叔|大爷|大妈|伯伯|老伯|爷爷|奶奶|婆婆|师傅|老师|医生|护士|警官|律师|经理|主任|书记|' +
  '所长|队长|科长|局长|处长|站长|院长|校长|组长|店长|工程师|总(?=[，,。；;、！？!?说的称来]|$)|某某?|老板娘?|同学'
/** Ordinary words that look like a surname with a character or two behind it. */
const WORDS = new Set(
  (
    '高层 高楼 高空 高龄 高中 高级 高校 高架 高温 马路 马上 马桶 黄色 黄金 黄梅 黄浦 方便 方面 方案 方向 方式 周边 周围 周末 周日 周一 ' +
    '周二 周三 周四 周五 周六 江湾 江边 江苏 金额 金属 常年 常常 常住 常见 常务 夏天 夏季 石头 石块 石油 白天 白色 毛病 毛坯 万一 万元 ' +
    '万达 顾客 顾虑 余下 武装 严重 严格 严厉 程度 程序 康复 康健 任何 任意 任务 施工 施救 田间 林立 林地 林业 段时 雷雨 龙头 史上 ' +
    '于是 于此 向上 向下 何时 何处 何人 何种 许多 许可 曾经 罗列 钟头 陆续 汤水 安全 安保 叶子 苏州 唐突 石材 金融 方法 汪洋 孔洞'
  ).split(' '),
)

const isWord = (text: string): boolean => WORDS.has(text) || WORDS.has(text.slice(0, 2))

/** A rule finds names in a folded text; its first group is what goes. */
type Rule = { readonly pattern: RegExp; readonly sure: boolean }

const rule = (pattern: string, sure: boolean): Rule => ({ pattern: new RegExp(pattern, 'dgu'), sure })

const RULES: readonly Rule[] = [
  // 姓名：上官云, 我叫买买提·艾力
  rule(`(?:${STRONG})[是为叫:： ]{0,2}(${HAN}{1,6}·${HAN}{1,6}|${SURNAME}${HAN}{1,2}?)${AFTER}`, true),
  rule(`(?:${STRONG})[是为叫:： ]{0,2}(${HAN}{2,4}?)(?=[，,。；;、！？!?\\s()（）]|$)`, true),
  // 王建国先生, 欧阳老师, 李某, 张某某, 赵某军
  rule(`(${SURNAME}${HAN}{0,2}?)(?=${TITLES})`, false),
  rule(`(${SURNAME}某${HAN}?某?)`, true),
  // 老张说, 小李家
  rule(
    `[老小阿大](${SURNAME})(?=[，,。；;、！？!?\\s]|$|说|称|家|和|与|把|也|又|就|等|总|他|她|师傅|电话|手机|住|告诉|承诺|不肯|不愿|答应)`,
    true,
  ),
  // 业主李娜反映, 找王伟
  rule(`(?:${WEAK})[是叫为:： ]{0,2}(${SURNAME}[${GIVEN}]{1,2})${AFTER}`, false),
  // 张建国 anywhere, unless it goes on as a road, a village, a shop
  rule(
    `(${SURNAME}[${GIVEN}]{2})(?!${HAN}{0,2}(?:路|街|弄|村|苑|坊|园|桥|楼|厦|小区|花园|公园|广场|大厦|学校|小学|中学|医院|站|店|镇|区|市|县|河|浜|里|公司|集团|银行))`,
    false,
  ),
  rule(`((?:${COMPOUND})${HAN}{1,2})${AFTER}`, false),
  rule(`(${HAN}{2,5}·${HAN}{2,6})`, true),
]

/** Where names stand in a folded text, from and to. */
export function namesIn(text: string): [from: number, to: number][] {
  return RULES.flatMap(({ pattern, sure }) =>
    [...text.matchAll(pattern)].flatMap((match): [number, number][] => {
      const [name, place] = [match[1], match.indices?.[1]]
      if (name === undefined || place === undefined || name === '') return []
      return !sure && isWord(text.slice(place[0], place[0] + 2)) ? [] : [[place[0], place[1]]]
    }),
  )
}
