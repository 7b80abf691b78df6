import { baseEnv, filledIn } from '#functions/runtime/base.env.ts'
import { READS_PACKS, type Route, type Uses } from '#functions/runtime/declaration.ts'

export const description = 'Says what everything is called'

export const routes = [
  {
    id: 'readDictionary',
    method: 'GET',
    path: '/v1/dictionary',
    access: 'signed-in',
    tag: 'desks',
    zh: '名称词典',
    en: 'Read what everything is called',
    description:
      'Everything a client must name, in Chinese and English: for each `x-field` of a form and each code of an answer ' +
      "its words, as this version of the jurisdiction's pack has them. Asked again with `If-None-Match`, it answers 304 " +
      'as long as nothing in it has another name.',
    status: 200,
    answers: '名称词典',
    problems: [],
  },
] as const satisfies readonly Route[]

/** The dictionary rests on the packs alone. */
export const env = baseEnv.extend({ PACKS_TABLE: filledIn })

export const uses = { packs: READS_PACKS } as const satisfies Uses
