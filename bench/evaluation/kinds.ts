/** The kinds of department in which messages were judged, by the party of the sample pack that is one. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  chengguan: ['城管'],
  pinganban: ['街道平安办'],
  fangban: ['房管'],
  guanliban: ['街道管理办'],
  xiaofang: ['消防'],
  paichusuo: ['派出所'],
  jiaojing: ['交警'],
  shichangsuo: ['市场监管'],
  lvrong: ['绿化市容'],
  sifasuo: ['司法所'],
  shengtai: ['生态环境'],
  shizheng: ['市政'],
  shuiwu: ['水务'],
  zilaishui: ['水务'],
  gongdian: ['电力'],
  ranqi: ['燃气'],
  tongxin: ['通信'],
  ludeng: ['市政'],
  jiaotong: ['交通'],
  gongjiao: ['交通'],
  weisheng: ['卫健'],
  jianguan: ['住建'],
  fuwuban: ['街道服务办', '民政'],
  zizhiban: ['街道自治办'],
  laodong: ['劳动监察'],
  wenlv: ['文旅'],
  yingji: ['应急'],
  huanwei: ['绿化市容'],
  danche: ['交通'],
}

/** The kinds that a party of the sample is of. */
export const kindsOf = (party: string): readonly string[] =>
  KINDS[party] ??
  (party === 'juwei' || party.startsWith('jw-')
    ? ['居委']
    : party === 'wuye' || party.startsWith('wy-')
      ? ['物业']
      : [])
