import * as z from 'zod'

/** What stands in braces in a standard answer (常用答复): facts of the case that are filled in. */
export const ANSWER_FACTS = ['地点', '事项', '承办单位', '受理日期', '办理结果'] as const
export type AnswerFact = (typeof ANSWER_FACTS)[number]

const IN_BRACES = /\{([^{}]*)\}/gu
const isFact = (name: string): name is AnswerFact => ANSWER_FACTS.some((one) => one === name)

/** The words of a standard answer: only facts that can be filled in stand in braces. */
export const answerWords = z
  .string()
  .min(1)
  .max(2_000)
  .refine(
    (words) => [...words.matchAll(IN_BRACES)].every(([, name = '']) => isFact(name)),
    `In braces stands one of: ${ANSWER_FACTS.join(', ')}.`,
  )

/** A standard answer with the facts of a case in the place of what stands in braces. */
export const fillIn = (words: string, facts: Readonly<Record<AnswerFact, string>>): string =>
  words.replaceAll(IN_BRACES, (whole, name: string) => (isFact(name) ? facts[name] : whole))
