import { describe, expect, test } from 'vitest'
import { callTaker, inspector, leader } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, settleTask } from '#test/support/telling.ts'

const { reporter: _callable, ...SILENT } = SHED
type Item = { kind: string; report?: string; owes?: { duty: string }[] }

async function reported(body: object) {
  const system = createSystem()
  const telling = beginTelling(system)
  const { api } = telling
  const submit = async (one: object) => {
    const { reportId, trackingCode } = fine(await api.submitAtDesk(callTaker, one), 201).body
    await system.settle()
    return { reportId, trackingCode }
  }
  const first = await submit(body)
  telling.caseId = (await system.ports.store.openCases('wujiaochang')).items[0] ?? ''
  return {
    telling,
    system,
    submit,
    first,
    kinds: async (who = callTaker) => fine(await api.tasks(who)).body.items.map(({ kind }: Item) => kind),
    theCase: async () => fine(await api.case(leader, telling.caseId)).body.case,
  }
}

describe('13: who has no number needs no call, whatever the channel', () => {
  test.each(['hotline', 'walk-in', 'web', 'wechat', 'delegate', 'district'])('%s', async (channel) => {
    const { kinds } = await reported({ ...SILENT, channel })
    expect(await kinds()).toEqual([])
    expect(await kinds(inspector)).toEqual(['verify'])
  })

  test('nor one who gives a name alone, or whose report stays anonymous', async () => {
    const named = await reported({ ...SILENT, reporter: { name: '张阿姨' } })
    expect(await named.kinds()).toEqual([])
    const anonymous = await reported({ ...SHED, privacy: 'anonymous' })
    expect(await anonymous.kinds()).toEqual([])
  })

  test('a patrol that met somebody with a number is one to call; a number that is unclear is for whoever calls', async () => {
    const met = await reported({ ...SHED, channel: 'patrol' })
    expect(await met.kinds()).toEqual(['contact', 'reply'])
    const unclear = await reported({ ...SHED, reporter: { phone: '楼下小卖部转' } })
    expect(await unclear.kinds()).toEqual(['contact', 'reply'])
  })
})

test('13: it is checked on site, and closed without a call back', async () => {
  const { telling, system, kinds } = await reported(SILENT)
  await settleTask(telling, inspector, 'verify', { outcome: 'accepted', note: '现场属实' })
  await system.settle()
  expect(await kinds()).toEqual([])
  // A system that waits for a reply has one, by its own number.
  const source = { system: 'district.12345', reference: 'GD-1' }
  const other = await reported({ ...SILENT, channel: 'district', source })
  expect(await other.kinds()).toEqual(['reply'])
})

test('13: taken back, it ends its case like any other; joined to one, it keeps it open and adds no call', async () => {
  const alone = await reported(SILENT)
  fine(await alone.telling.api.withdraw(alone.first.trackingCode))
  await alone.system.settle()
  expect(await alone.theCase()).toMatchObject({ status: 'ended', reference: 'withdrawn' })

  const joined = await reported(SHED)
  await joined.submit(SILENT)
  expect(await joined.kinds()).toEqual(['contact', 'reply'])
  fine(await joined.telling.api.withdraw(joined.first.trackingCode))
  await joined.system.settle()
  // Nobody is left to call: the site is looked at.
  expect(await joined.theCase()).toMatchObject({ status: 'open', foundByCentre: false })
  expect(await joined.kinds()).toEqual([])
  expect(await joined.kinds(inspector)).toEqual(['verify'])
})
