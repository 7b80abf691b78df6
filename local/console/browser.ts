import { existsSync } from 'node:fs'
import { run } from '#local/processes.ts'

const PLACES = [
  process.env.CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]
const found = (): string | undefined => PLACES.find((place) => place !== undefined && existsSync(place))

/**
 * A browser to test with: the one of this machine, else Debian's, installed now.
 * @returns where its program lies
 * @throws Error that says in one line what is lacking and how to get it
 */
export async function browserProgram(): Promise<string> {
  if (found() === undefined && process.getuid?.() === 0) {
    await run('apt-get', ['update'])
    await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
  }
  const program = found()
  if (program === undefined)
    throw new Error(
      'a Chromium for the pages (apt-get install chromium fonts-noto-cjk, or name one in CHROMIUM).',
    )
  return program
}
