import { useQuery } from '@tanstack/react-query'
import type { Line } from '../base/answers.ts'
import type { Label } from '../base/label.ts'
import { linesOf } from '../kit/lines.ts'
import { useSettled } from '../kit/settled.ts'
import type { Duplicate } from './advising.ts'
import { phoneDoubt } from './faults.ts'

/** Cases found by a number, a code or a place; what was found by something else is left out. */
export function useFound(find: string | undefined, by: NonNullable<Line['foundBy']>): readonly Line[] {
  const { data } = useQuery({
    queryKey: ['found', find],
    queryFn: () => linesOf(find === undefined ? {} : { find }),
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

/** What speaks for an open case, in words. */
function whyWords({ reasons }: Duplicate): Label {
  const told = reasons.map(
    (one): Label =>
      one.kind === 'words'
        ? { zh: `都说到「${one.words.join('」「')}」`, en: `both say ${one.words.join(', ')}` }
        : WHY[one.kind],
  )
  return { zh: told.map(({ zh }) => zh).join('，'), en: told.map(({ en }) => en).join(', ') }
}
const WHY = {
  'for-certain': { zh: '同一事，登记后自动并入', en: 'the same: joins by itself' },
  'same-place': { zh: '同地点', en: 'same place' },
  'near-by': { zh: '就在附近', en: 'near by' },
  'same-matter': { zh: '同事项', en: 'same matter' },
} as const

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
      return { ...one, why: whyWords(one), isSame: true, ...(line !== undefined && { line }) }
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
