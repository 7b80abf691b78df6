/** Point 15: names as hotline records write them, out of what departments are answered. */
import { expect, test } from 'vitest'
import { callTaker, dispatcher, handlerOf } from '#test/support/actors.ts'
import { SHED } from '#test/support/story.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { beginTelling, fine, openCase, settleTask } from '#test/support/telling.ts'

const RECORDS: readonly (readonly [words: string, name: string])[] = [
  ['来电人王秀英称车棚内有人做饭', '王秀英'],
  ['诉求人：李小四反映车棚漏水', '李小四'],
  ['市民陈阿大反映车棚堆物', '陈阿大'],
  ['群众张三反映车棚搭建', '张三'],
  ['当事人赵德柱拒不拆除车棚库房', '赵德柱'],
  ['队员刘强到车棚劝阻', '刘强'],
  ['三楼李小四在车棚堆物', '李小四'],
  ['5楼张三在车棚堆物', '张三'],
  ['车棚堆物，张三13800000000', '张三'],
  ['车棚堆物，请联系周大海，138 0013 8000', '周大海'],
]

test.each(RECORDS)('15: %s: a department reads the trouble and not %s', async (description, name) => {
  const telling = beginTelling(createSystem())
  const { api, system } = telling
  fine(await api.submitAtDesk(callTaker, { ...SHED, description }), 201)
  await system.settle()
  telling.caseId = await openCase(telling)
  await settleTask(telling, callTaker, 'contact', { outcome: 'accepted' })
  await system.settle()
  await settleTask(telling, dispatcher, 'dispatch', { outcome: 'dispatched', lead: 'chengguan' })
  await system.settle()
  const squad = handlerOf('chengguan')
  const read = [
    fine(await api.reports(squad, telling.caseId)).body.items[0].description,
    JSON.stringify(fine(await api.case(squad, telling.caseId)).body),
    JSON.stringify(fine(await api.tasks(squad)).body),
  ]
  for (const words of read) {
    expect(words).not.toContain(name)
    expect(words).not.toMatch(/138 ?00/)
  }
  expect(read[0]).toContain('车棚')
})
