import type { Icon } from '../base/icon.tsx'
import type { Label } from '../base/label.ts'
import type { Me } from './session.ts'

type Place = {
  readonly href: string
  readonly icon: Parameters<typeof Icon>[0]['name']
  readonly label: Label
}

/** The pages that somebody goes to, in the order of the rail: a desk for everybody, where they take reports in, the boards that are theirs. */
export const pagesOf = ({ boards, submitsAt }: Pick<Me, 'boards' | 'submitsAt'>): readonly Place[] => [
  { href: '/desk', icon: 'inbox', label: { zh: '办件台', en: 'Desk' } },
  ...(submitsAt.length > 0
    ? [{ href: '/desk/intake', icon: 'phone', label: { zh: '受理台', en: 'Intake' } } as const]
    : []),
  ...(boards.some((board) => board.startsWith('grid:'))
    ? [{ href: '/desk/grid', icon: 'grid', label: { zh: '片区', en: 'My grid' } } as const]
    : []),
  ...(boards.includes('street')
    ? [{ href: '/desk/board', icon: 'map', label: { zh: '态势', en: 'Board' } } as const]
    : []),
]
