/** Where a message says it is, as somebody who takes it in would write it down. */
import type { Told } from './data.ts'

const NAMED =
  /(?:[\p{Script=Han}A-Z0-9]{2,10}?)(?:小区|新城|公寓|花园|家园|广场|大厦|社区|安置区|国际|中心|村|苑|城|湾|府|郡|里|路|街|大道|学校|中学|小学|幼儿园|医院|市场|公园|站)/u
export const placeTold = ({ title, text }: Told): string => {
  const plain = (of: string) =>
    of.replaceAll(/[A-Z]\d*[市区县]/gu, ' ').replaceAll(/投诉|举报|反映|请求|咨询|建议|关于/gu, ' ')
  return (NAMED.exec(plain(title)) ?? NAMED.exec(plain(text)))?.[0] ?? title
}
