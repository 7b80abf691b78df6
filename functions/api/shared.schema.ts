/** What the schemas of several routes share. */
import * as z from 'zod'

/** Words as people read them. */
export const label = z.object({ zh: z.string(), en: z.string() })

/** Where the next page of a listing begins. */
export const cursor = z
  .string()
  .optional()
  .meta({ description: 'Where the next page begins; none on the last page' })

/** Where a page begins, as it is asked for: what cursors are written in, and no more than a table's key takes. */
export const from = z
  .string()
  .regex(/^[\w-]{1,2000}$/, 'Give the cursor as the page before gave it.')
  .optional()
  .meta({ description: '上一页给出的游标 · As the page before gave it' })

/** A page of a listing, as it is asked for. */
export const page = z.object({ cursor: from })

/** A name in a path. */
export const id = (description: string) => z.string().min(1).meta({ description })

/** The path of a case. */
export const caseId = z.object({ caseId: id('案件编号 · The id of a case') })

/** The path of a report, for whoever holds its code. */
export const trackingCode = z.object({
  trackingCode: id('查询码 · The code on the receipt; upper or lower case'),
})

/** The path of a precedent. */
export const precedentId = z.object({ precedentId: id('案例编号 · The id of a precedent: that of its case') })
