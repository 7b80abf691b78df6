import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/**
 * A folder of a test's own, which is gone when the test has ended, however it did.
 * @param whenDone for a folder that several tests share: vitest's `afterAll`, called where tests are declared
 */
export function temporaryFolder(whenDone: (remove: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'duoge-test-'))
  whenDone(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
