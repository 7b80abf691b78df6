import type { Icon } from '../base/icon.tsx'
import type { Label } from '../base/label.ts'
import { managesSomething } from '../manage/sections.ts'
import type { Me } from './session.ts'

type Place = {
  readonly href: string
  readonly icon: Parameters<typeof Icon>[0]['name']
  readonly label: Label
}

/** Whether the tasks of a role lie on somebody's desk. */
const isAt = (desks: Me['desks'], role: string): boolean =>
  desks.some((desk) => desk.kind === 'role' && desk.role === role)

/** The pages that somebody goes to, in the order of the rail: a desk for everybody, where they take reports in, the boards that are theirs. */
export const pagesOf = ({
  boards,
  desks,
  submitsAt,
  may,
  reads,
}: Pick<Me, 'boards' | 'desks' | 'submitsAt' | 'may' | 'reads'>): readonly Place[] => [
  // Whoever only looks after people, packs or the system has no tasks.
  ...(boards.length > 0 || !managesSomething({ may, reads })
    ? [{ href: '/desk', icon: 'inbox', label: { zh: '办件台', en: 'Desk' } } as const]
    : []),
  ...(submitsAt.length > 0
    ? [{ href: '/desk/intake', icon: 'phone', label: { zh: '受理台', en: 'Intake' } } as const]
    : []),
  ...(isAt(desks, 'call-taker')
    ? [{ href: '/desk/calls', icon: 'callback', label: { zh: '回访台', en: 'Call back' } } as const]
    : []),
  ...(isAt(desks, 'inspector')
    ? [{ href: '/desk/checks', icon: 'check', label: { zh: '核查', en: 'Checks' } } as const]
    : []),
  ...(boards.some((board) => board.startsWith('grid:'))
    ? [{ href: '/desk/grid', icon: 'grid', label: { zh: '片区', en: 'My grid' } } as const]
    : []),
  ...(boards.includes('street')
    ? [{ href: '/desk/board', icon: 'map', label: { zh: '态势', en: 'Board' } } as const]
    : []),
  // Where no case is anybody's, none of the past is either.
  ...(boards.length > 0
    ? [{ href: '/desk/knowledge', icon: 'book', label: { zh: '知识库', en: 'Past cases' } } as const]
    : []),
  ...(managesSomething({ may, reads })
    ? [{ href: '/desk/manage', icon: 'manage', label: { zh: '管理', en: 'Manage' } } as const]
    : []),
]
