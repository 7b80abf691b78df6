import { packOf } from '#packs/index.ts'
import { PACK } from './case-harness.ts'

/** The first version of the sample: six places and six matters, so that a test can say everything words may mean. */
export const SMALL_PACK = packOf('wujiaochang', 1) ?? PACK
