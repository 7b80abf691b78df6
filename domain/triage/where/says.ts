import { CERTAINTY_LABELS, type Finding, FOUND_BY_LABELS } from '../../case/record/finding.ts'
import type { Label } from '../../label.ts'
import type { Pack } from '../../pack/pack.ts'

/** What was found about where it is, in a sentence for people: which grids, by what, how sure, and whose it is outside. */
export function whereSays(
  { by, sure, grids, door, contradicts }: Finding,
  pack: Pick<Pack, 'grids' | 'doors'>,
): Label {
  const [name, how] = [FOUND_BY_LABELS[by], CERTAINTY_LABELS[sure]]
  const told = grids.map(
    (code) => pack.grids.find((one) => one.code === code)?.name ?? { zh: code, en: code },
  )
  const whose = pack.doors.find(({ code }) => code === door)
  const zh = [
    how.zh,
    ...(told.length === 0 ? [] : [told.map((one) => one.zh).join('、')]),
    ...(whose === undefined ? [] : [`请转${whose.name.zh}（${whose.contact}）`]),
    ...(sure === 'outside' && whose !== undefined ? [] : [name.zh]),
    ...(contradicts ? ['文字与坐标不一致，两者都已保留'] : []),
  ]
  const en = [
    how.en,
    ...(told.length === 0 ? [] : [told.map((one) => one.en).join(', ')]),
    ...(whose === undefined ? [] : [`turn to ${whose.name.en} (${whose.contact})`]),
    ...(sure === 'outside' && whose !== undefined ? [] : [name.en]),
    ...(contradicts ? ['words and pin disagree: both are kept'] : []),
  ]
  return { zh: zh.join('；'), en: en.join('; ') }
}
