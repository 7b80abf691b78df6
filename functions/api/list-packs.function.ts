import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Lists the published versions of a pack, and in what two of them differ'

export const routes = [
  {
    id: 'listPacks',
    method: 'GET',
    path: '/v1/packs',
    access: 'signed-in',
    tag: 'packs',
    zh: '辖区包的版本',
    en: 'The versions of the pack',
    description:
      'For administrators: every published version of the pack of their street, the newest first, and which is served. With ' +
      '`before` and `after` also in what these two differ, in words, by parts: matters, limits, routing and so on. At most 500 ' +
      'differences are told; `count` says how many a part has.',
    status: 200,
    answers: '版本',
    problems: ['not-permitted', 'pack-missing'],
  },
] as const satisfies readonly Route[]

/** What listing versions needs to know. */
export const env = baseEnv.extend({ PACKS_TABLE: filledIn })

export const uses = { packs: [...READS_PACKS, 'editions'] } as const satisfies Uses
