import type { Label } from '../base/label.ts'
import type { paths } from '../generated/api.d.ts'

/** What is known of a report, while it is typed or once it has come in. */
export type Advice = paths['/v1/advice/intake']['post']['responses'][200]['content']['application/json']
/** An open case that may be the same, and an archived one whose trouble may be back while its place is watched. */
export type Duplicate = NonNullable<Advice['duplicates']>[number]
export type WatchedCase = NonNullable<Advice['watched']>[number]

/** What speaks for a case, in words. */
export function seenReasons({ reasons }: Pick<Duplicate, 'reasons'>): Label {
  const told = reasons.map(
    (one): Label =>
      one.kind === 'words'
        ? { zh: `都说到「${one.words.join('」「')}」`, en: `both say ${one.words.join(', ')}` }
        : WHY[one.kind],
  )
  return { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') }
}
const WHY = {
  'for-certain': { zh: '同一事，登记后自动并入', en: 'the same: joins by itself' },
  'same-place': { zh: '同地点', en: 'same place' },
  'near-by': { zh: '就在附近', en: 'near by' },
  'same-matter': { zh: '同事项', en: 'same matter' },
} as const
