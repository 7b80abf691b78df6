import { useQuery } from '@tanstack/react-query'
import type { Line } from '../base/answers.ts'
import type { Label } from '../base/label.ts'
import { linesOf } from '../kit/lines.ts'
import { type Duplicate, seenReasons } from '../kit/seen-reasons.ts'
import { useSettled } from '../kit/settled.ts'
import { phoneDoubt } from './faults.ts'

/** Cases found by a number, a code or a place; what was found by something else is left out. */
export function useFound(find: string | undefined, by: NonNullable<Line['foundBy']>): readonly Line[] {
  const { data } = useQuery({
    queryKey: ['found', find],
    queryFn: () => linesOf(find === undefined ? {} : { find }),
    enabled: find !== undefined,
    retry: false,
  })
  return data?.items.filter(({ foundBy }) => foundBy === by) ?? []
}

/** So long nothing is typed before it is looked for; the number is written out. */
const PAUSE = 500
const WHOLE = 7

/** Cases of whoever rings: looked for once the number is written out. */
export function useOfPhone(phone: string): readonly Line[] {
  const whole = phone.replaceAll(/\D/g, '').length >= WHOLE && phoneDoubt(phone) === undefined
  return useFound(useSettled(whole ? phone : undefined, PAUSE), 'phone')
}

/** An open case that a report may belong to, and what speaks for it; its line, where it was found by itself as well. */
export type Candidate = Pick<
  Duplicate,
  'caseId' | 'place' | 'matter' | 'stage' | 'openedAt' | 'emergency'
> & {
  readonly lead?: string | undefined
  readonly why: Label
  /** More than the place speaks for it. */
  readonly isSame: boolean
  readonly line?: Line
}

const MOST = 5

/** Open cases that it may belong to: those that the server found first, then of the same number, then of the same place. */
export function candidatesOf(
  duplicates: readonly Duplicate[],
  ofPhone: readonly Line[],
  atPlace: readonly Line[],
): readonly Candidate[] {
  const found = [...ofPhone, ...atPlace]
  const lineOf = (caseId: string) => found.find((one) => one.caseId === caseId)
  const all: readonly Candidate[] = [
    ...duplicates.map((one) => {
      const line = lineOf(one.caseId)
      return { ...one, why: seenReasons(one), isSame: true, ...(line !== undefined && { line }) }
    }),
    ...open(ofPhone).map((line) => {
      return { ...line, line, isSame: true, why: { zh: '同一号码来电', en: 'same caller' } }
    }),
    ...open(atPlace).map((line) => {
      return { ...line, line, isSame: false, why: { zh: '', en: '' } }
    }),
  ]
  return all.filter((one, at) => all.findIndex(({ caseId }) => caseId === one.caseId) === at).slice(0, MOST)
}

const open = (lines: readonly Line[]): readonly Line[] => lines.filter(({ ending }) => ending === undefined)
