import { useSuspenseQuery } from '@tanstack/react-query'
import { answerOf, api } from './client.ts'
import type { Label } from './label.ts'

type Labels = Readonly<Record<string, Label>>
/** What the server calls things. */
export type Dictionary = {
  readonly packVersion: number
  readonly name: Label
  /** A street to practise in. */
  readonly practice?: true | undefined
  readonly lists: Readonly<Record<string, Labels>>
  /** By grid, its polygons: rings of longitude and latitude. */
  readonly areas: Readonly<Record<string, number[][][][]>>
  /** By party, its own number, where one is told. */
  readonly phones?: Readonly<Record<string, string>>
  readonly outcomes: Readonly<Record<string, Labels>>
}

/** So often it is asked for anew, in milliseconds: new rules are published now and then. */
const SELDOM = 300_000

/** The dictionary of the jurisdiction; the browser asks with the ETag of the one it has. */
const fetchDictionary = (): Promise<Dictionary> => answerOf(api.GET('/v1/dictionary'))

/** What the server calls things; the page waits until it is there. */
export const useDictionary = (): Dictionary =>
  useSuspenseQuery({
    queryKey: ['dictionary'],
    queryFn: fetchDictionary,
    staleTime: Number.POSITIVE_INFINITY,
    refetchInterval: SELDOM,
  }).data

/** The words for a code of a list; a code that nobody knows is shown as it is. */
export const nameOf = (dictionary: Dictionary, list: string, code: string): Label => {
  const labels = dictionary.lists[list] ?? {}
  return (Object.hasOwn(labels, code) ? labels[code] : undefined) ?? { zh: code, en: code }
}

/** What somebody has to do; of a check that is not simply made on site, how it is made. */
export const taskName = (
  dictionary: Dictionary,
  { kind, check }: { readonly kind: string; readonly check?: { readonly by: string } | undefined },
): Label =>
  check === undefined ? nameOf(dictionary, 'task-kind', kind) : nameOf(dictionary, 'check-way', check.by)
