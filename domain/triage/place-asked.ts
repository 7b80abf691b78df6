import type { Case } from '../case/record/case.ts'
import type { Pack } from '../pack/pack.ts'
import { kindOfPlace } from './place-kind.ts'
import { placeHint } from './suggest.ts'

/** The place that was asked about, by its code or in words, or the case's; and its kind, where that is known. */
export function placeAsked(
  pack: Pack | undefined,
  asked: string | undefined,
  like: Case | undefined,
): { readonly key?: string | undefined; readonly kind?: string | undefined } {
  if (pack === undefined) return { key: asked ?? like?.place.key }
  if (asked === undefined)
    return like === undefined ? {} : { key: like.place.key, kind: kindOfPlace(like.place, pack) }
  if (CODE.test(asked)) return { key: asked, kind: kindOfPlace({ key: asked, text: '' }, pack) }
  const understood = placeHint({ description: '', place: asked }, pack)
  return { key: understood?.place.key, kind: understood?.kind }
}
/** What the keys of places look like. */
const CODE = /^[a-z0-9-]+$/
