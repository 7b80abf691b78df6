import type { Pack } from '../../pack/pack.ts'
import { redact } from '../../redaction/redact.ts'
import type { Case } from './case.ts'

/** What the words of an unknown place tell of the building: road, lane and number. */
const BUILDING = /\p{Script=Han}{2,4}(?:路|街|大道|公路)(?:\d{1,5}(?:弄|号)){0,2}/u

/**
 * What a place tells of the building alone, without any point: where exactly the trouble is seen or heard tells who reported
 * it.
 */
export function buildingOf(
  { key, text, grid }: Case['place'],
  pack: Pick<Pack, 'grids' | 'places'>,
): Case['place'] {
  const known = pack.places.find(({ code }) => code === key)
  if (known !== undefined) return { key, text: known.name, grid }
  const building = BUILDING.exec(redact(text).normalize('NFKC'))?.[0]
  return { key: grid, text: building ?? pack.grids.find(({ code }) => code === grid)?.name.zh ?? grid, grid }
}
