import * as z from 'zod'
import type { Label } from '../../label.ts'

/** By what it was found where something is. */
export const FOUND_BY = ['name', 'number', 'road', 'near', 'point', 'person', 'nothing'] as const
export type FoundBy = (typeof FOUND_BY)[number]

/** How sure it is. `unknown` and `outside` are answers: no grid was found. */
export const CERTAINTIES = ['certain', 'likely', 'border', 'unknown', 'outside'] as const
export type Certainty = (typeof CERTAINTIES)[number]

/**
 * What was found about where it is: by what, how sure, and the grids in which it may lie, the leading one first; none where
 * it is unknown or outside the street.
 */
export const finding = z.object({
  by: z.enum(FOUND_BY),
  sure: z.enum(CERTAINTIES),
  grids: z.array(z.string()).max(20),
  /** 该找谁: whose it is, when it lies outside the street and that is known. */
  door: z.string().optional(),
  /** The words and the pin say different grids; both are kept. */
  contradicts: z.literal(true).optional(),
})
export type Finding = z.infer<typeof finding>

/** How sure it is, in words. */
export const CERTAINTY_LABELS: Readonly<Record<Certainty, Label>> = {
  certain: { zh: '已确定', en: 'certain' },
  likely: { zh: '可能，请核定', en: 'likely, to be confirmed' },
  border: { zh: '位于网格交界，请核定主责网格', en: 'on the border of grids: say which one leads' },
  unknown: { zh: '未能定位，请核定网格', en: 'not found: say in which grid it lies' },
  outside: { zh: '不在本街道', en: 'outside this street' },
}

/** By what it was found, in words. */
export const FOUND_BY_LABELS: Readonly<Record<FoundBy, Label>> = {
  name: { zh: '地名库有此地名', en: 'the gazetteer knows the name' },
  number: { zh: '门牌号在路段范围内', en: 'its number lies in a stretch of the road' },
  road: { zh: '只说了路名', en: 'only a road was named' },
  near: { zh: '只说在其附近', en: 'only near that place' },
  point: { zh: '按坐标落点', en: 'by its pin on the map' },
  person: { zh: '人工核定', en: 'a person said so' },
  nothing: { zh: '地名库没有', en: 'the gazetteer does not know it' },
}

/** Whether somebody may be sent out by it without a person having looked. */
export const isCertain = (found: Pick<Finding, 'sure' | 'contradicts'> | undefined): boolean =>
  found === undefined || (found.sure === 'certain' && found.contradicts !== true)
