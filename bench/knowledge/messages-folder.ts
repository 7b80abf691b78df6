/** Where real messages lie on machines that have them. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ROOT } from '#local/paths.ts'

/** `DUOGE_MESSAGES` names the folder; else it is looked for beside the project. Nothing where it is not there. */
export function messagesFolder(): string | undefined {
  const folder = process.env.DUOGE_MESSAGES ?? join(ROOT, '..', 'shared', 'data', 'hotline')
  return existsSync(folder) ? folder : undefined
}
