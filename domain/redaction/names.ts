import { ANY_SURNAME, COMPOUND, GIVEN, NO_NAME, RARE, SOLID, SURNAME } from './name-words.ts'

/** How people's names stand in a message: what comes before and after them. */

const HAN = '\\p{Script=Han}'

/** What names are followed by, when they are names. */
const AFTER =
  '(?=[，,。；;、！？!?\\s()（）〔\\[:：“”"\'/]|$|先生|女士|小姐|同志|本人|说|称|的|家|在|把|因|将|已|住|电话|手机|身份|反映|投诉|举报|' +
  '和|与|及|等|来|去|又|也|表示|告诉|承诺|开|停|私|自己|不|从|经|曾|一直|是|搭|建|堆|养|种|装|放|占|租|弄|做|今年|今天|昨天|前天|多次|拒|欠|打|骂|' +
  '负责|签|联系|没|被|违|擅|未|年迈|要求|签字|到场|处罚|清理|长期|每|天天|半夜|晚上|发现|申请|提出|认为|摔|店|老|户|转|有|拿|用|拆|扔|抢|到|为|对|发生|核实|争执|油烟|吵)'
const END = '(?=[，,。；;、！？!?\\s()（）〔]|$)'
/** Words that say that a name comes, with nothing between. */
const SAYS = '我叫|我名叫|名叫|名字叫|名字是|叫做|户主|业主姓名|真名'
/** Words for a person of whom as often a verb comes next: 当事人阻挠. A name needs a colon, or a surname. */
const ROLES =
  '姓名|来电人|诉求人|联系人|投诉人|举报人|反映人|报修人|申请人|当事人|经办人|受访人|法人代表|法定代表人|法人|签名|签字人|署名|留言人|发件人|收件人|来信人|承租人|出租人|经营者|报料人'
/** What stands behind such a word and its colon, and is no name. */
const NOT_SAID =
  '服务中心|不详|未知|匿名|保密|业主|居民|住户|本人|同上|如下|电话|手机|地址|身份|签名|签字|盖章|名称|姓名|职务|单位|公司|物业|完全|相关|一致|不一致|不符|变更|' +
  '拒绝|承诺|沟通|协商|同意|不同意|到场|未到|无法|可以|需要|以及|或者|已经|应当|必须|及其|是否|没有|不在|要求|联系|负责|解释|说明|什么|谁|等信息|您好|你好'
/** Words after which a name may come: persons, who have names more often than others, and what joins names. */
const PERSONS =
  '我是|本人|市民|群众|队员|来电人|诉求人|业主|住户|居民|邻居|房东|租客|租户|房客|负责人|店主|车主|摊主|保安|保洁员?|网格员|楼组长|民警|志愿者|' +
  '儿子|女儿|丈夫|妻子|老公|老婆|父亲|母亲|爸爸|妈妈|孙子|孙女|老人|同事|朋友|室友|司机|当事人|承租人|经营者|户主|联系人|投诉人|举报人|申请人|法人'
const JOINS =
  '老板娘?|经理|主任|师傅|书记|叫|据|找|问|投诉|举报|联系|\\(|向|由|给|请|和|跟|与|被|对|让|及|是|、|，|,|。|：|:|^'
const PERSONAL =
  '先生|女士|小姐|太太|夫人|同志|阿姨|阿婆|阿公|叔叔|爷叔|大叔|大爷|大妈|大姐|大哥|大嫂|伯伯|伯母|老伯|老太|爷爷|奶奶|婆婆|姆妈|师傅|老师|医生|护士|警官|律师|经理'
const TITLES =
  `${PERSONAL}|家(?=姆妈|伯伯|阿婆|阿姨|爷叔)|主任|书记|所长|队长|科长|局长|处长|站长|院长|校长|组长|店长|工程师|` +
  '[总工](?=[，,。；;、！？!?说的称来和与及到在不]|$)|某某?|老板娘?|同学'
/** Characters that stand between a surname and a title only where it is no surname: 向市委书记, 任副主任. */
const NOT_BETWEEN = '副的该各们委课党办某两级店班场厂部局所校公司您你施职员手人竣罢停返'
/** Characters after 某 that begin what the person does. */
const NOT_AFTER_SOME =
  '与及和等均仍也又就再不未将被把因在从向对说称反询追拖了的两签私交需应涉主承占拒打住家租养搭是有没来去要先女同表投举申擅违开停堆多经为至则却还'
/** What goes on after a name of three that is no person's: a road, a village. */
const NO_PERSON =
  `(?:[东南西北中新老一二三四五六]{0,2}(?:路(?!过|人)|街(?!边)|弄(?!坏|脏|得|了)|村(?!里)|苑|坊|园|桥|厦|镇|区(?!别)|县|市|河|浜|庙)|` +
  `${HAN}{0,2}(?:小区|花园|公园|广场|大厦|大道|学校|小学|中学|医院|车站|集团|银行|社区|家园|街道|快速路|高架|地铁|段))`
/** Characters that names of other peoples are written with. */
const SOUNDS =
  '阿艾依古丽娜罕默卜杜敏普森肖开苏买提江汗木沙热合曼卡德尔扎西卓玛次仁巴桑拉格吾力迪孜再帕玉麦吐逊努尼亚赛肯别克铁穆央措旦增洛珠顿多吉嘎图那日斯勒乌其白音布和加甫哈萨伊马不都'
/** Words in Latin letters behind a word for a person that name nobody. */
const NOT_LATIN = 'app|qq|wifi|vip|wechat|ems|gps|led|atm|abc|ktv|pvc|kfc|sos|vx|wx'

/** A rule finds names in a folded text; its first group is what goes. A sure one needs no look at what it found. */
type Rule = { readonly pattern: RegExp; readonly sure: boolean }

const rule = (pattern: string, sure: boolean): Rule => ({ pattern: new RegExp(pattern, 'dgu'), sure })

const RULES: readonly Rule[] = [
  // 我叫上官云, 我叫买买提·艾力, 当事人张小三
  rule(
    `(?:${SAYS}|${ROLES})[是为叫: ]{0,2}(${HAN}{1,8}·${HAN}{1,6}?|${RARE}${HAN}{1,3}?|[${SOUNDS}]{3,6})${AFTER}`,
    false,
  ),
  rule(`(?:${SAYS})[是为叫: ]{0,2}(${HAN}{2,4}?)${END}`, true),
  rule(`(?:${ROLES})(?:[: ]{1,2}|[是为叫])(?!${NOT_SAID})(${HAN}{2,4}?)${END}`, true),
  rule(`(?:${SAYS}|${ROLES}|敬礼)[是为叫: ]{0,2}(${RARE} ?${HAN}(?: ?${HAN})?)${END}`, false),
  // 王建国先生, 欧阳老师, 王 建 国先生, 李某, 张某某, 赵某军, 张XX, 王*国
  rule(`(${SURNAME}(?:(?![${NOT_BETWEEN}])${HAN}){0,2}?)(?=副?(?:${TITLES}))`, false),
  rule(`(${ANY_SURNAME}[${GIVEN}]{2})(?=副?(?:${TITLES}))`, false),
  rule(`(?<![公治保平有语作相照提]|班主)(${RARE})(?=${PERSONAL})`, false),
  rule(`(${SURNAME}(?: ${HAN}){1,2})(?= ?(?:${PERSONAL}))`, false),
  rule(`(${SURNAME}某(?:某|(?![${NOT_AFTER_SOME}])${HAN})?某?)`, true),
  rule(`(${SURNAME}(?:[*○●x×]{1,2}${HAN}?|${HAN}[*×]))(?![a-z0-9])`, false),
  // 张三13800138000: a number is somebody's, and who stands before it is whose
  rule(
    `(${SURNAME}${HAN}{1,2}?)(?=[ ,(:]{0,2}(?:(?:联系)?电话|手机)?[: ]{0,2}(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d))`,
    false,
  ),
  // 老张说, 小李家, 阿芳店里
  rule(
    `((?<!养)[老小阿]${SURNAME}|大${SURNAME})(?=[，,。；;、！？!?\\s]|$|说|称|家|和|与|把|也|又|就|等|总|他|她|师傅|电话|手机|住|告诉|承诺|不肯|不愿|答应|在|打|骂|昨|今天|天天|每天)`,
    false,
  ),
  rule(`(阿[${GIVEN}])(?=店|家|在|说|称|把|和|[，,。]|先生|小姐|姐|哥|嫂)`, true),
  // 姓王的, 王姓业主
  rule(`(?<!百)姓(${RARE})(?!名)`, true),
  rule(`(${SURNAME})(?=姓(?:业主|租客|租户|居民|住户|男子|女子|老板|房东|邻居|人家|司机|老人))`, true),
  // 业主李娜反映, 房东费国强, 找王伟
  rule(`(?:${PERSONS})[是叫为: ]{0,2}(${COMPOUND}${HAN}{1,2}?)${AFTER}`, true),
  rule(`(?:${PERSONS})[是叫为: ]{0,2}([${SOLID}易章]${HAN}{1,2}?)${AFTER}`, false),
  rule(`(?:${PERSONS})[是叫为: ]{0,2}(${RARE}[${GIVEN}]{1,2})${AFTER}`, false),
  rule(`(?:${JOINS})[是叫为: ]{0,2}(${SURNAME}[${GIVEN}]{1,2})${AFTER}`, false),
  // 三楼李小四在, 5楼张三家: whoever lives on a floor
  rule(`[0-9一二三四五六七八九十](?:楼|层)(?:的|住户|邻居)?(${COMPOUND}${HAN}{1,2}?)${AFTER}`, true),
  rule(
    `[0-9一二三四五六七八九十](?:楼|层)(?:的|住户|邻居)?([${SOLID}易章黄马何高林谢许曾]${HAN}{1,2}?)${AFTER}`,
    false,
  ),
  // 何绢、徐青步、罗斌等人: in a list of what else may be in it
  rule(
    `(?<=、\\d{0,3})([${SOLID}易章黄马何高林谢许曾][^路街道区镇村县市站桥河湖江山店园苑厦、]{1,2})(?=、|等人|等\\d|等[一二三四五六七八九十])`,
    false,
  ),
  // 张建国 anywhere, unless it goes on as a road, a village, a school
  rule(`(${SURNAME}[${GIVEN}]{2})(?!${NO_PERSON})`, false),
  rule(`((?:${COMPOUND})${HAN}{1,2})${AFTER}`, false),
  // 阿迪力·买买提; a housing estate and a list have a point as well, and other characters
  rule(
    `(?!${HAN}{1,8}·${HAN}{0,4}[苑府城园郡湾庭轩墅院网都家邸])(?=${HAN}{0,7}[${SOUNDS}]${HAN}{0,7}·|${HAN}{2,8}·${HAN}{0,5}[${SOUNDS}])(${HAN}{2,8}·(?:${HAN}{1,6}?${AFTER}|${HAN}{1,6}))`,
    true,
  ),
  // 我叫David, Mike Johnson先生
  rule(
    `(?:${SAYS}|${PERSONS}|name is|call me|叫)[是为叫: ]{0,2}(?!(?:${NOT_LATIN})(?![a-z]))([a-z]{3,20}(?: [a-z]{2,20}){0,2})`,
    true,
  ),
  rule(`(?<![a-z])([a-z]{2,20}(?:[ ·.][a-z]{2,20}){0,2})(?= ?(?:先生|女士|小姐|太太|老师|经理))`, true),
]

/** Where names stand in a folded text, from and to. */
export function namesIn(text: string): [from: number, to: number][] {
  return RULES.flatMap(({ pattern, sure }) =>
    [...text.matchAll(pattern)].flatMap((match): [number, number][] => {
      const [name, place] = [match[1], match.indices?.[1]]
      if (name === undefined || place === undefined || name === '') return []
      return !sure && isWord(text, place[0]) ? [] : [[place[0], place[1]]]
    }),
  )
}

function isWord(text: string, at: number): boolean {
  NO_NAME.lastIndex = at
  return NO_NAME.test(text)
}
