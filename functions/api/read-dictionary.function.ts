import { baseEnv } from '#functions/runtime/base.env.ts'
import type { Route, Uses } from '#functions/runtime/declaration.ts'

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

/** The dictionary rests on the packs alone, which come with the function. */
export const env = baseEnv

export const uses = {} as const satisfies Uses
