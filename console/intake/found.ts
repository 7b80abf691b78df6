import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { answerOf, api } from '../base/client.ts'
import type { Label } from '../base/label.ts'
import type { paths } from '../generated/api.d.ts'
import type { Duplicate } from './advising.ts'
import { phoneDoubt } from './faults.ts'

type Page = paths['/v1/cases']['get']['responses'][200]['content']['application/json']
export type Found = Page['items'][number]

/** Cases found by a number, a code or a place; what was found by something else is left out. */
export function useFound(find: string | undefined, by: NonNullable<Found['foundBy']>): readonly Found[] {
  const { data } = useQuery({
    queryKey: ['found', find],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/v1/cases', { params: { query: find === undefined ? {} : { find } }, signal })),
    enabled: find !== undefined,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    retry: false,
  })
  return data?.items.filter(({ foundBy }) => foundBy === by) ?? []
}

/** So long nothing is typed before it is looked for; the number is written out. */
const PAUSE = 500
const WHOLE = 7

/** Cases of whoever rings: looked for once the number is written out. */
export function useOfPhone(phone: string): readonly Found[] {
  const whole = phone.replaceAll(/\D/g, '').length >= WHOLE && phoneDoubt(phone) === undefined
  const [asked, ask] = useState(whole ? phone : undefined)
  useEffect(() => {
    const timer = setTimeout(() => ask(whole ? phone : undefined), PAUSE)
    return () => clearTimeout(timer)
  }, [phone, whole])
  return useFound(asked, 'phone')
}

/** An open case that a report may belong to, and what speaks for it. */
export type Candidate = Omit<Duplicate, 'lead'> & Pick<Found, 'lead'> & { readonly why: Label }

const MOST = 5

/** Open cases that it may belong to: of the same place and matter first, then of the same number, then of the same place. */
export function candidatesOf(
  duplicates: readonly Duplicate[],
  ofPhone: readonly Found[],
  atPlace: readonly Found[],
): readonly Candidate[] {
  const all = [
    ...duplicates.map((one) => ({ ...one, why: { zh: '同地点、同事项', en: 'same place and matter' } })),
    ...open(ofPhone).map((one) => ({ ...one, why: { zh: '同一号码来电', en: 'same caller' } })),
    ...open(atPlace).map((one) => ({ ...one, why: { zh: '同一地点', en: 'same place' } })),
  ]
  return all.filter((one, at) => all.findIndex(({ caseId }) => caseId === one.caseId) === at).slice(0, MOST)
}

const open = (lines: readonly Found[]): readonly Found[] => lines.filter(({ ending }) => ending === undefined)
