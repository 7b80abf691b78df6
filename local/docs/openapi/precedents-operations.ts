/** The routes about precedents and advice. */
import * as z from 'zod'
import { precedentReview } from '#domain/precedent/review/review.ts'
import { shownPrecedent } from '#domain/precedent/shown.ts'
import { typedReport } from '#functions/api/advise-intake.ts'
import { precedentQuery, precedentSearch } from '#functions/api/precedent-query.ts'
import { ANSWERS } from './answers.ts'
import { id, named, type Operation, READING_A_BODY } from './operation.ts'
import { intakeAdvice, precedentPage } from './precedents.ts'

export const PRECEDENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/v1/precedents',
    id: 'searchPrecedents',
    tag: 'precedents',
    zh: '检索案例与办理建议',
    en: 'Find precedents, and what they advise',
    description:
      'Past cases like the one at hand, the best first, each with its reasons; and what they advise at intake, at ' +
      'dispatch and at the whistle. Ask by words (either script), matter, place (its code, its name, or words), party, or ' +
      'by a case. When the time is up or the knowledge base fails, `complete` is false: go on without.',
    access: 'staff',
    query: precedentQuery,
    answer: { status: 200, zh: '案例与建议', schema: precedentPage, example: ANSWERS.precedents },
    problems: ['case-unknown', 'invalid', 'not-permitted'],
  },
  {
    method: 'post',
    path: '/v1/precedents/search',
    id: 'searchPrecedentsAtLength',
    tag: 'precedents',
    zh: '检索案例（长文本）',
    en: 'Find precedents by a long question',
    description: 'The same as `GET /v1/precedents`, for questions that are too long for an address.',
    access: 'staff',
    body: {
      schema: precedentSearch,
      examples: named({ text: { q: '车棚里有人搭了库房，门口堆着易燃物，晚上还用煤气瓶烧饭。', limit: 5 } }),
    },
    answer: { status: 200, zh: '案例与建议', schema: precedentPage, example: ANSWERS.precedents },
    problems: [...READING_A_BODY, 'case-unknown', 'not-permitted'],
  },
  {
    method: 'post',
    path: '/v1/advice/intake',
    id: 'adviseIntake',
    tag: 'precedents',
    zh: '受理时的建议',
    en: 'Advice while a report is being typed',
    description:
      'Matters with reasons, the place and grid it was understood as, open cases it would join, and what happened here ' +
      'before. Half-typed words are fine, and nothing typed is answered with nothing. Everything is read at once; what it ' +
      'names is opened by its id (`GET /v1/cases/{caseId}`, `GET /v1/precedents/{precedentId}`). It takes a quarter of a ' +
      'second at most; what was not there by then is named in `missing`: go on without.',
    access: 'staff',
    body: {
      schema: typedReport,
      examples: named({
        typing: { description: '车棚里有人搭了库房，还用煤', place: '国定路555' },
        empty: {},
      }),
    },
    answer: { status: 200, zh: '建议', schema: intakeAdvice, example: ANSWERS.intakeAdvice },
    problems: [...READING_A_BODY, 'matter-unknown', 'not-permitted'],
  },
  {
    method: 'get',
    path: '/v1/precedents/{precedentId}',
    id: 'readPrecedent',
    tag: 'precedents',
    zh: '查看案例',
    en: 'Read a precedent',
    description:
      'An archived case, redacted, as the next one may learn from it. One that was withdrawn is answered to shift leader, ' +
      'head of the centre and district only; to others with `precedent-withdrawn`.',
    access: 'staff',
    pathParameters: z.object({ precedentId: id('案例编号 · The id of a precedent: that of its case') }),
    answer: { status: 200, zh: '案例', schema: shownPrecedent, example: ANSWERS.precedent },
    problems: ['not-permitted', 'precedent-unknown', 'precedent-withdrawn'],
  },
  {
    method: 'post',
    path: '/v1/precedents/{precedentId}/review',
    id: 'reviewPrecedent',
    tag: 'precedents',
    zh: '审核案例',
    en: 'Review a precedent',
    description:
      'Puts it in other words, redacted like all, takes it out of use, or lets it stand again. The trail says who, when, why and which texts. ' +
      'What was said about a setback, what a party did and what was said at the follow-up are named by their place in ' +
      'their list, from 0; `null` takes the words out, and of what a party did the entry. Places count in the revision ' +
      'that was read, so an edit names it: of another one it is refused with `precedent-changed`, unless all stands as it ' +
      'would have it. When the precedent is made anew from its case, the edits stay wherever their text is still there. ' +
      'What a reviewer withdrew stays so, also when its case is reopened and archived again, until `restore`; ' +
      '`withdrawnFor` says what keeps it out of use.',
    access: 'staff',
    pathParameters: z.object({ precedentId: id('案例编号 · The id of a precedent: that of its case') }),
    body: {
      schema: precedentReview,
      examples: named({
        edit: {
          action: 'edit',
          revision: 0,
          problem: '车棚内搭建储藏室，棚外堆放易燃物。',
          plan: [{ item: 'notice', action: '当天书面告知，三日内自行整改' }],
          reason: '删去与案情无关的内容',
        },
        words: {
          action: 'edit',
          revision: 0,
          setbacks: [{ index: 0, words: '棚内仍有人居住，整改不力。' }],
          parties: [{ party: 'chengguan', did: [{ index: 0, words: '拆除棚内框架，清理堆物。' }] }],
          followUp: [{ index: 0, words: null }],
          reason: '删去可能认出当事人的内容',
        },
        withdraw: { action: 'withdraw', reason: '处置依据已经失效' },
        restore: { action: 'restore', reason: '已经核实，依据仍然有效' },
      }),
    },
    answer: { status: 200, zh: '案例', schema: shownPrecedent, example: ANSWERS.precedent },
    problems: [...READING_A_BODY, 'not-permitted', 'precedent-changed', 'precedent-unknown'],
  },
]
