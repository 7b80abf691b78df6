import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Shows a precedent'

export const routes = [
  {
    id: 'readPrecedent',
    method: 'GET',
    path: '/v1/precedents/{precedentId}',
    access: 'signed-in',
    tag: 'precedents',
    zh: '查看案例',
    en: 'Read a precedent',
    description:
      'An archived case, redacted, as the next one may learn from it. One that was withdrawn is answered to shift leader, ' +
      'head of the centre and district only; to others with `precedent-withdrawn`.',
    status: 200,
    answers: '案例',
    problems: ['not-permitted', 'precedent-unknown', 'precedent-withdrawn'],
  },
] as const satisfies readonly Route[]

/** What showing a precedent needs to know. */
export const env = baseEnv.extend({
  KNOWLEDGE_TABLE: filledIn,
  PACKS_TABLE: filledIn,
})

export const uses = { knowledge: ['read'], packs: READS_PACKS, people: ['names'] } as const satisfies Uses
