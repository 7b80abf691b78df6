import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import { describe, expect, it } from 'vitest'
import { outgoingOfImage } from '#adapters/dynamodb/event-items.ts'
import {
  caseItem,
  duplicateKeyItem,
  eventItem,
  linkItem,
  readCase,
  readDuplicateKey,
  readReportContent,
  reportContentItem,
  taskItem,
} from '#adapters/dynamodb/items.ts'
import { EVENT_MARK, TABLES } from '#adapters/dynamodb/tables.ts'
import { buildCase, buildEvent, buildTask, MONDAY } from '#adapters/examples.ts'
import { EVENTS } from '#domain/events/index.ts'

describe('a stored duplicate key', () => {
  it('tells who holds it and since when, as far as it was told when it was taken', () => {
    const holder = { caseId: 'c-1', openedAt: MONDAY }
    expect(readDuplicateKey(duplicateKeyItem('k', holder))).toEqual(holder)
    expect(readDuplicateKey(duplicateKeyItem('k', { caseId: 'c-1' }))).toEqual({ caseId: 'c-1' })
  })
})

describe('a stored event', () => {
  it.each(EVENTS.map((one) => [one.type, one] as const))(
    '%s comes back from the stream unchanged',
    (type, one) => {
      const { event } = buildEvent(type, one.example)
      const record = {
        dynamodb: {
          NewImage: JSON.parse(JSON.stringify(eventItem({ ...event, data: one.example } as never, 2))),
        },
      }
      expect(outgoingOfImage(record.dynamodb.NewImage)).toEqual({
        event: { ...event, data: one.example },
        closes: 2,
      })
    },
  )

  it('keeps fields that a later version added, since its hash covers them', () => {
    const { event } = buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 })
    const later = { ...event, data: { ...event.data, added: 'later' } } as never
    expect(outgoingOfImage(eventItem(later, 0))).toEqual({ event: later, closes: 0 })
  })

  it('stands for itself when it was stored before decisions were marked together', () => {
    const { event } = buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 })
    const { closes: _unknown, ...stored } = eventItem(event, 1)
    expect(outgoingOfImage(stored).closes).toBe(1)
  })

  it('is known to the stream’s filter by its mark', () => {
    const { event } = buildEvent('stage-opened', { stage: 'confirm', run: 1, visit: 1 })
    expect(unmarshall(eventItem(event, 1))[EVENT_MARK.attribute]).toBe(EVENT_MARK.value)
    expect(unmarshall(caseItem(buildCase()))[EVENT_MARK.attribute]).not.toBe(EVENT_MARK.value)
  })

  it('is refused when it is something else, without its content in the message', () => {
    const item = caseItem(buildCase({ place: { key: 'k', text: '秘密', grid: 'g' } }))
    expect(() => outgoingOfImage(item)).toThrow('The stored event CASE#')
    expect(() => outgoingOfImage(undefined)).toThrow()
    const broken = marshall({ ...unmarshall(item), record: { schemaVersion: 2, place: '秘密' } })
    expect(() => readCase(broken)).toThrow(/cannot be read; at fault: .*record/)
    expect(() => readCase(broken)).not.toThrow(/秘密/)
  })
})

describe('an item', () => {
  it('is in an index only while somebody looks for it there', () => {
    const open = unmarshall(caseItem(buildCase()))
    const ended = unmarshall(
      caseItem(buildCase({ status: 'ended', endedAt: buildCase().openedAt, ending: 'rejected' } as never)),
    )
    const list = TABLES.cases.indexes.list.key
    const { caseId, openedAt } = buildCase()
    expect([open[list.partition], open[list.sort]]).toEqual([
      'OPEN#wujiaochang',
      `grid-1#guoding-555#${caseId}`,
    ])
    expect([ended[list.partition], ended[list.sort]]).toEqual([
      'ENDED#wujiaochang#2021-01',
      `${openedAt}#${caseId}`,
    ])
    const link = unmarshall(linkItem(caseId, 'r-1', 'blind'))
    expect([link[list.partition], link[list.sort]]).toEqual(['CALLER#blind', `${caseId}#r-1`])
    expect(unmarshall(linkItem(caseId, 'r-1'))).not.toHaveProperty(list.partition)
    const work = TABLES.cases.indexes.work.key
    expect(unmarshall(taskItem(buildTask()))[work.partition]).toBe('wujiaochang#ROLE#call-taker')
  })

  it('says its schema version', () => {
    expect(unmarshall(caseItem(buildCase()))).toMatchObject({ kind: 'case', schemaVersion: 1, version: 1 })
  })
})

describe('what came with a report', () => {
  const words = { description: '车棚里烧饭', place: '国定路555弄', salt: 's' }
  const person = {
    schemaVersion: 1 as const,
    jurisdiction: 'wujiaochang',
    dataKey: 'k',
    fields: { name: 's' },
  }
  const both = reportContentItem('r-1', { words, person })

  it.each([
    ['words', { person }],
    ['person', { words }],
  ] as const)('is still read when the %s were erased by themselves', (part, rest) => {
    const { [part]: _erased, ...left } = both
    expect(readReportContent(both)).toMatchObject({ words, person })
    expect(readReportContent(left)[part]).toBeUndefined()
    expect(readReportContent(left)).toMatchObject(rest)
  })
})
