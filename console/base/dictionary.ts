import { useSuspenseQuery } from '@tanstack/react-query'
import type { Label } from './language.ts'

type Labels = Readonly<Record<string, Label>>
/** What the server calls things. */
export type Dictionary = {
  readonly packVersion: number
  readonly name: Label
  readonly lists: Readonly<Record<string, Labels>>
  readonly outcomes: Readonly<Record<string, Labels>>
}

/** The dictionary of the jurisdiction. It lies beside the built files until the API answers `GET /v1/dictionary`. */
async function fetchDictionary(): Promise<Dictionary> {
  const response = await fetch('/dictionary.json')
  if (!response.ok) throw new Error(`The dictionary answered ${response.status}.`)
  const dictionary: Dictionary = await response.json()
  return dictionary
}

/** What the server calls things; the page waits until it is there. */
export const useDictionary = (): Dictionary =>
  useSuspenseQuery({
    queryKey: ['dictionary'],
    queryFn: fetchDictionary,
    staleTime: Number.POSITIVE_INFINITY,
  }).data

/** The words for a code of a list; a code that nobody knows is shown as it is. */
export const nameOf = (dictionary: Dictionary, list: string, code: string): Label =>
  dictionary.lists[list]?.[code] ?? { zh: code, en: code }
