import { expect, test } from 'vitest'
import { precedentReview } from '#domain/precedent/review/review.ts'
import { editOf, wordingsOf } from '../../../console/knowledge/wordings.ts'

const precedent = {
  revision: 3,
  problem: '车棚里住人',
  plan: [
    { item: 'notice', party: 'property', action: '告知三日内搬离' },
    { item: 'clear', party: 'chengguan', action: '联合拆除' },
  ],
  parties: [
    { party: 'property', outcomes: ['done'], did: ['贴了告知书', '找张三谈过'] },
    { party: 'chengguan', outcomes: ['done'], did: ['拆了框架'] },
  ],
  setbacks: [
    { stage: 'reinspection', outcome: 'failed', at: '2021-01-21T02:00:00Z', words: '没拆' },
    { stage: 'handling', outcome: 'promised', at: '2021-01-20T02:00:00Z' },
    { stage: 'handling', outcome: 'returned', at: '2021-01-19T02:00:00Z', words: '不归我们' },
  ],
  followUp: [{ solved: true, satisfied: 'satisfied', words: '满意' }],
} as unknown as Parameters<typeof editOf>[0]

test('every text may be put in other words, each under the place where it stands', () => {
  expect(wordingsOf(precedent).map(({ at }) => at)).toEqual([
    'problem',
    'plan.notice',
    'plan.clear',
    'parties.property.0',
    'parties.property.1',
    'parties.chengguan.0',
    'setbacks.0',
    'setbacks.2',
    'followUp.0',
  ])
})

test('only what is different is sent, counted as the server counts; emptied is taken out', () => {
  const edit = editOf(
    precedent,
    {
      problem: '车棚里住人',
      'plan.clear': ' 联合拆除框架 ',
      'parties.property.1': '',
      'setbacks.2': '退单',
      'followUp.0': '满意',
    },
    '有人名',
  )
  expect(edit).toEqual({
    action: 'edit',
    revision: 3,
    reason: '有人名',
    plan: [{ item: 'clear', action: '联合拆除框架' }],
    setbacks: [{ index: 2, words: '退单' }],
    parties: [{ party: 'property', did: [{ index: 1, words: null }] }],
  })
  expect(precedentReview.safeParse(edit).error).toBeUndefined()
})

test('where nothing is different there is nothing to send', () => {
  expect(editOf(precedent, { problem: '车棚里住人' }, '看看')).toBeUndefined()
})
