import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

export const description = 'Edits or withdraws a precedent'

export const routes = [
  {
    id: 'reviewPrecedent',
    method: 'POST',
    path: '/v1/precedents/{precedentId}/review',
    access: 'signed-in',
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
    status: 200,
    answers: '案例',
    problems: ['not-permitted', 'precedent-changed', 'precedent-unknown'],
  },
] as const satisfies readonly Route[]

/** What reviewing a precedent needs to know. */
export const env = baseEnv.extend({
  KNOWLEDGE_TABLE: filledIn,
})

export const uses = { knowledge: ['upsert', 'load', 'statistics'] } as const satisfies Uses
