import type { Case } from '../record/case.ts'

/** 首次联系, of the report that opened the case. Cases that were opened before this was kept do not name it. */
export const firstCall = ({ openedBy }: Pick<Case, 'openedBy'>) => ({
  kind: 'contact' as const,
  ...(openedBy === undefined ? {} : { report: openedBy }),
})
