import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { sealedPerson } from '#adapters/kms/sealed-person.ts'
import { caseRecord } from '#domain/case/record/case.ts'
import { task } from '#domain/case/record/task.ts'
import { metadata } from '#domain/events/envelope/define.ts'
import { standingOrders } from '#domain/orders/record/orders.ts'
import { edition } from '#domain/pack/edition.ts'
import { staffMember } from '#domain/people/staff.ts'
import { precedent } from '#domain/precedent/precedent.ts'
import { report, reportText } from '#domain/report/record/report.ts'

/**
 * The shape of everything that is stored, pinned for each schema version. A shape that is in use somewhere never
 * changes under its version: what is stored could not be read any more, or would lose fields when it is written back.
 * So a failure here means: raise `schemaVersion`, read both versions, and pin the new one beside the old. (An optional
 * field, or a further value of a list, may be added under the same version: pin the new hash in place of the old.)
 */
const PINNED = {
  'staff member 1': { schema: staffMember, hash: '5a136214da4aed4f' },
  'edition of a pack 1': { schema: edition, hash: 'a348358ce1aa7e51' },
  'case 1': { schema: caseRecord(), hash: 'ec6db8c75c17313e' },
  'task 1': { schema: task, hash: 'a1cd494c4e837403' },
  'report 1': { schema: report, hash: '01f2b3b7a83b62dc' },
  'standing orders 1': { schema: standingOrders, hash: 'c804196203fb691d' },
  'report text 1': { schema: reportText, hash: 'c6e8d734787fd0d0' },
  'sealed person 1': { schema: sealedPerson, hash: '1553d7a00821207c' },
  'precedent 1': { schema: precedent, hash: '453e1519d7f9a07a' },
  'metadata of events 1': { schema: metadata, hash: '812f9cf2df1c6ab8' },
}

describe('the stored shape of', () => {
  it.each(Object.entries(PINNED))('%s is the pinned one', (_, { schema, hash }) => {
    const shape = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))
    expect(createHash('sha256').update(shape).digest('hex').slice(0, 16)).toBe(hash)
  })
})
