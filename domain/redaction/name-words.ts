/** Which characters people's names are made of, and which ordinary words look like a name. */

export const COMPOUND =
  '欧阳|上官|司马|诸葛|夏侯|皇甫|尉迟|公孙|慕容|南宫|令狐|端木|独孤|长孙|宇文|司徒|万俟|呼延|澹台|濮阳|淳于|申屠|轩辕|钟离|闻人|鲜于|赫连|拓跋|东郭'

/** Surnames that begin few ordinary words: after a word for a person they are one, whatever the given name. */
export const SOLID =
  '王李张刘陈杨赵吴周徐孙朱胡郭罗郑梁宋唐韩冯邓曹彭肖萧董袁潘蔡杜魏吕丁沈姚卢姜崔钟谭陆汪廖贾韦傅邹孟熊邱尹薛闫阎侯陶黎郝龚邵覃戴莫孔俞' +
  '倪翁祝凌戚殷裴阮洪鲁葛翟庞聂岳樊骆邢鲍柴辛涂巫裘祁柯滕喻冉屈詹娄佟舒邬刁缪鞠晏仉蔺霍牟仇蒋柳雷乔赖滕'
/** Surnames that are also words, or their beginnings. */
const LOOSE =
  '黄马何高林谢许曾于叶程苏任钱段方石金夏江史顾毛万钱严武向汤康常施龙田秦白贺范余牛费章齐卞伍颜焦耿甘卓席项桑桂苗易章柏付梅'
/**
 * Before each of them, with what it is a word of its own: 由于 no, 位于 yes. Where a name may as well follow (对方, 用于, 业主张三,
 * 乡长江新华) it stays a surname.
 */
const BOUND: Readonly<Record<string, string>> = {
  于: '(?<!单)位|(?<!家)属|(?<![事理管])处|(?<!机)关|[基终低便鉴源善限始毁免归疏过勇忠]',
  向: '[一走朝转倾导偏单意定动逆横纵流]',
  任: '班主|[责担信历兼聘重]',
  方: '[地各甲乙多后平立四卖买双]',
  何: '(?<!主)任|[如几]',
  段: '[路阶手时河标该]',
  林: '(?<![儿公])园|[森吉竹密枫]',
  江: '[湘浦浙沿]',
  万: '[0-9一二三四五六七八九十百千几数]',
  金: '[资现基租押罚奖佣税积证薪款]',
  钱: '[交花赚价少]',
  常: '[经非异通正反]|平',
  程: '(?<![职员])工|(?<!银)行|[流过课章]',
  许: '[也允准或]',
  谢: '[感多答]',
  顾: '[照兼回]',
  余: '[其剩十百千0-9]',
  康: '[健小]',
  高: '[提崇最很较升增抬]',
  张: '[伸扩夸紧声]',
  施: '[实设措]',
  严: '从',
  曾: '[不未]',
  苏: '江',
  石: '[岩矿碎砂化]',
  田: '[农稻水]',
  白: '[表空]',
  黄: '[枯扫]',
  付: '[支垫交偿给缴拨托兑应]',
  易: '[贸容交简轻不]',
  章: '[规公图盖勋违印]',
  项: '[一这那事各多立选专单款]',
}

const alone = [...new Set(`${SOLID}${LOOSE}`)].filter((one) => BOUND[one] === undefined).join('')
const bound = Object.entries(BOUND).map(([one, before]) => `(?<!${before})${one}`)
/** A surname, one character or two, where it is not the end of an ordinary word. */
export const SURNAME = `(?:${COMPOUND}|[${alone}]|${bound.join('|')})`
/** Every surname, whatever stands before it */
export const ANY_SURNAME = `(?:${COMPOUND}|[${SOLID}${LOOSE}])`
/** Surnames that are words so often that only a title behind them tells. */
export const RARE = `(?:${COMPOUND}|[${SOLID}${LOOSE}文关包左尤季温麦童宁兰荣谷申古车景连安])`

/** Characters that given names are made of. */
export const GIVEN =
  '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉兰红建国志文斌鹏辉凤梅琴云莲真雪荣爱妹香月莺媛瑞凡佳嘉琼勤珍贞莉宇浩轩' +
  '然博涵欣怡梓晨晓宏峰海波俊亮健龙飞鑫旭晖振东林森松柏福贵祥生根宝德义仁礼智信忠孝诚实元亨利康泰永昌盛兴旺才学思慧琳琪瑶倩' +
  '婷雯薇蕾颖萍蓉燕娥翠淑惠春夏秋冬阳青山川民新立正广成光天达安家世士良友裕岩毅坚威武彪奇功彬富顺凯哲楠睿诗语若可子小大金银' +
  '铁钢水土火木发芬芝巧菊彩美卿聪澜纯毓悦昭冰爽琰茗羽希宁育柔竹霭凝晴雅馨雨露霜墨沐屹奕逸皓昊铭泽岚芮蕊妍妮婧娅璐璇珊珠珂瑾' +
  '瑜煜炜焱熙烨恒恺悟韵邦耀祖培栋樱芹荷莎芸茹鸣鹤骏骥骁驰敬启勋翰翔彤彦恩敦柳桃桦梧楚歌洁淼渊湘滢滨潇濠琦琛璋畅硕磐祺禄秉筠' +
  '粤绍维胤苗莹菁萱蓓蔚蝶衡贝赫越轶辰迪遥鉴锋锐锦雁雄霆霖靖韬颜风飒驹齐庆贤豪晶喜胜娣妙诺满仓连双'

/** Ordinary words that begin like a name and are never the beginning of one. */
const HARD =
  '高层|高楼|高空|高龄|高中|高级|高校|高架|高温|高铁|高速|高度|高新[区技城天]|马路|马上|马桶|黄色|方便|方面|方案|方向|方式|方能|周边|周围|周末|周日|周期|' +
  '周一|周二|周三|周四|周五|周六|江湾|金额|金属|常年|常常|常住|常见|常务|夏季|石头|石块|石油|石材|石场|石厂|石矿|石化|白色|毛病|毛坯|万一|万元|' +
  '万名|万户|万人|顾客|顾虑|余下|武装|严重|严格|严厉|程度|程序|康复|任何|任意|任务|任课|施工|施救|林地|林业|雷雨|于是|于此|向上|向下|何时|何处|' +
  '何人|何种|许多|许可|曾经|曾多|罗列|钟头|陆续|汤水|唐突|金融|方法|孔洞|江苏|苏州|杜绝|张贴|凌晨|凌乱|黎明|肖像|侯车|郑重|停车|' +
  '田水利|谢谢|钱财|牛奶|费用|齐全|齐心|章程|席位|辛苦|焦虑|祝愿|祝福|祝您|祝各|戴着|翁婿|喻为|屈指|施行|余款|陈述|陈列|陈旧|陶瓷|张开|' +
  '大钱|高压|易爆|易燃|易腐|易扩|涂改|涂料|涂画|刁难|黄花|戴眼镜|高矮|马达|马匹|徐汇|杨浦|杨树|柳树|梁平|张江|陆家嘴|老赖|许诺|付款|付费|付清|付了|梅雨|任然|祝安康|柴达木|辛辛|龙飞凤舞|龙头|梁柱|董事|王府|宋体|鲁莽|聂耳|辛勤|冉冉|舒适|舒服|霍乱|岳父|岳母|陆地|包括|项目|孙女|孙子|夏天|白天(?!明)|申请|申报|申诉|苗木|古语|车子|任命|任职|任教|庞然|庞大|史实|卓越|安静|安宁|关爱|' +
  '林立(?=[的,。;])|大于|小于|大方|小费|大段|小段|小石|大石|雷声|雷电'
/** Words that are no given names, so that a surname before them is another word: 于国家, 向广大, 万学生. */
const NO_GIVEN =
  '广大|国家|学生|小学|大学|大家|水火|真实|实实|生育|企业|水土|水电|大火|小孩|大道|小区|大桥|大厦|大楼|国道|火车|国土|小时|大约|大小|家人|家长|民生|' +
  '民警|山水|天天|生活|金额|土地|水利|发生|发展|发现|发放|发布|发达|天然|风光|雨水|顺畅|街道|教导'
/** Words that go on past a name of three: a road, a school. */
const GOES_ON = '大道|大桥|大厦|大楼|小区|小学(?!习)|大学(?!习)|新城(?!管)|新区(?!别)|广场|小路|大街|大院'

/** Ordinary words at a place in a text that look like a name there. */
export const NO_NAME = new RegExp(
  `${HARD}|方可(?:实[施行现]|建设|达到|达成|生效)|常健康|\\p{Script=Han}(?:${NO_GIVEN})|\\p{Script=Han}{2}(?:${GOES_ON})`,
  'uy',
)
