import { existsSync } from 'node:fs'
import { run } from '#local/processes.ts'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
/** The last one is the browser's own Chinese: without it its fields of dates are written as in America. */
const PACKAGES = ['chromium', 'fonts-noto-cjk', 'chromium-l10n'] as const
const found = (): string | undefined => PLACES.find((place) => place !== undefined && existsSync(place))

/**
 * A browser to test with: the one of this machine, else Debian's, installed now.
 * @returns where its program lies
 * @throws Error that says in one line what is lacking and how to get it
 */
export async function browserProgram(): Promise<string> {
  if (found() === undefined && process.getuid?.() === 0) {
    await run('apt-get', ['update'])
    await run('apt-get', ['install', '-y', '--no-install-recommends', ...PACKAGES])
  }
  const program = found()
  if (program === undefined)
    throw new Error(
      `a Chromium for the pages (apt-get install ${PACKAGES.join(' ')}, or name one in CHROMIUM).`,
    )
  return program
}
