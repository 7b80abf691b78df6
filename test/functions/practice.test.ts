import { expect, test } from 'vitest'
import { createMemoryPacks } from '#adapters/memory/packs.ts'
import type { DomainEvent } from '#domain/events/index.ts'
import { EVENT_SOURCE, type EventSource, PRACTICE_SOURCE } from '#domain/events/subscriptions.ts'
import { inbound, work as receive } from '#functions/events/receive-inbound.ts'
import { publishPack } from '#functions/usecases/operator/publish-pack.ts'
import { sweep } from '#functions/usecases/operator/sweep.ts'
import { writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import { rubbishIn, streetOf, templatePack } from '#test/support/new-street.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { fine } from '#test/support/telling.ts'

const [PRACTICE, REAL] = ['lianxi', 'minhe'] as const
const START = '2026-01-05T01:00:00.000Z'

/** A street to practise in, published before the real one beside it, with grids and parties of the same codes. */
async function withPractice() {
  const packs = createMemoryPacks()
  for (const [code, settings] of [
    [PRACTICE, { practice: true }],
    [REAL, {}],
  ] as const)
    expect(await publishPack(packs, await templatePack(code, { settings }), START, 'operator')).toMatchObject(
      {
        value: 'published',
      },
    )
  const system = createSystem({ packs, startAt: START })
  const left: { readonly jurisdiction: string; readonly source: EventSource }[] = []
  system.setAround(({ port, method, args }, carryOut) => {
    if (port === 'bus' && method === 'publish') {
      const [events, source] = args as [readonly DomainEvent[], EventSource]
      left.push(...events.map(({ metadata }) => ({ jurisdiction: metadata.jurisdiction, source })))
    }
    return carryOut()
  })
  return { system, packs, left, practice: streetOf(system, PRACTICE), real: streetOf(system, REAL) }
}

test('A case of a street that practises goes its whole way; nothing of it leaves, and it is no precedent', async () => {
  const { system, left, practice, real } = await withPractice()
  const practised = await practice.closed(await practice.staffed(), '2026-01-12T02:00:00.000Z')
  const happened = await real.closed(await real.staffed(), '2026-01-19T02:00:00.000Z')

  const sources = (jurisdiction: string) => [
    ...new Set(left.filter((one) => one.jurisdiction === jurisdiction).map(({ source }) => source)),
  ]
  expect(sources(PRACTICE)).toEqual([PRACTICE_SOURCE])
  expect(sources(REAL)).toEqual([EVENT_SOURCE])
  const { knowledge } = system.ports
  expect(await knowledge.read(happened.caseId)).toMatchObject({ jurisdiction: REAL })
  expect(await knowledge.read(practised.caseId)).toBeUndefined()
  // Nor when somebody has it written by hand.
  expect(await writePrecedent(system.depsOf('write-precedent'), practised.caseId)).toBe('nothing')
})

test('What was lost on the way and is published by the sweep is told as practised as well', async () => {
  const { system, left, practice } = await withPractice()
  system.settings.streaming = false
  const { reportId } = fine(await practice.api.report(rubbishIn(PRACTICE)), 201).body
  system.settings.streaming = true
  await system.advanceTo('2026-01-05T02:00:00.000Z')
  expect(left).toEqual([])
  await sweep(system.depsOf('sweep'), PRACTICE, 'sweep')
  await system.settle()
  expect([...new Set(left.map(({ source }) => source))]).toEqual([PRACTICE_SOURCE])
  expect(await system.ports.store.loadReport(reportId)).toMatchObject({ status: 'joined' })
})

test('A report that names no street is never one to practise on', async () => {
  const { system, real } = await withPractice()
  const { jurisdiction: _, ...unnamed } = rubbishIn(REAL)
  const { reportId } = fine(await real.api.report(unnamed), 201).body
  expect(await system.ports.store.loadReport(reportId)).toMatchObject({ jurisdiction: REAL })
})

test('A report that names no street is refused where all that are served practise', async () => {
  const packs = createMemoryPacks()
  await publishPack(packs, await templatePack(PRACTICE, { settings: { practice: true } }), START, 'operator')
  const { api } = streetOf(createSystem({ packs, startAt: START }), PRACTICE)
  const { jurisdiction: _, ...unnamed } = rubbishIn(PRACTICE)
  expect((await api.report(unnamed)).body).toMatchObject({
    code: 'jurisdiction-unknown',
    errors: [{ field: 'jurisdiction' }],
  })
})

test('No system of the district has a part in it', async () => {
  const { system } = await withPractice()
  const message = inbound.parse({
    id: 'm-1',
    source: 'district.hotline',
    'detail-type': 'report-submitted',
    detail: {
      jurisdiction: PRACTICE,
      reference: 'h-1',
      appeal: 'complaint',
      description: '楼下堆了很多垃圾。',
      place: '示例路1弄',
    },
  })
  await expect(receive(system.depsOf('receive-inbound'), message)).rejects.toThrow('Refused')
})

test('Boards, lists and tracking show it to its own street alone', async () => {
  const { system, practice, real } = await withPractice()
  const [own, other] = [await practice.staffed(), await real.staffed()]
  const { trackingCode } = fine(await practice.api.report(rubbishIn(PRACTICE)), 201).body
  await system.settle()
  const board = async (street: typeof practice, who: typeof own.leader) =>
    fine(await street.api.cases(who, { board: 'street' })).body.items.length
  expect([await board(practice, own.dispatcher), await board(real, other.dispatcher)]).toEqual([1, 0])
  expect(fine(await practice.api.track(trackingCode)).body.practice).toBe(true)
})
