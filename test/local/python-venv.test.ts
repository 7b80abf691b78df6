import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { pipArguments, pipProblem } from '#local/python-venv.ts'

/** What pip 24 prints where it reaches nothing, with the retries before the last left out. */
const WITHOUT_NETWORK = `WARNING: Retrying (Retry(total=0, connect=None, read=None, redirect=None, status=None)) after connection broken by 'NewConnectionError('<pip._vendor.urllib3.connection.HTTPSConnection object at 0x7fc85e5fa290>: Failed to establish a new connection: [Errno -2] Name or service not known')': /simple/ministack/
ERROR: Could not find a version that satisfies the requirement ministack==1.5.33 (from versions: none)
ERROR: No matching distribution found for ministack==1.5.33
`
const WITH_NETWORK = `WARNING: Retrying (Retry(total=4, connect=None, read=None, redirect=None, status=None)) after connection broken by 'ReadTimeoutError("Read timed out.")': /simple/ministack/
ERROR: No matching distribution found for ministack==9.9.9
`

test('pip without a network is said to have none, and not that there is no such version', () => {
  expect(pipProblem('the emulator', WITHOUT_NETWORK)).toMatch(/does not reach its package index/)
  expect(pipProblem('the emulator', WITH_NETWORK)).toMatch(
    /No matching distribution found for ministack==9\.9\.9$/,
  )
})

/** Each package that a file pins, with how many hashes it tells; what is wanted stands beside it. */
function pinned(folder: string) {
  const wanted = readFileSync(`${folder}/requirements.in`, 'utf8').trim().split('\n')
  const pins = readFileSync(`${folder}/requirements.txt`, 'utf8').split(/\n(?=[a-z])/)
  const hashes = new Map(
    pins
      .slice(1)
      .map((pin) => [/^\S+/.exec(pin)?.[0], pin.match(/--hash=sha256:[0-9a-f]{64}\b/g)?.length ?? 0]),
  )
  return { wanted, hashes }
}

test.each(['local', 'test', 'test/long/fuzz'])(
  'breaker, pip without hashes: whatever %s fetches is told with its hashes, and nothing else is installed',
  (folder) => {
    const { wanted, hashes } = pinned(folder)
    expect([...hashes.values()].filter((count) => count === 0)).toEqual([])
    expect([...hashes.keys()]).toEqual(expect.arrayContaining(wanted))
    expect(pipArguments(`${folder}/requirements.txt`)).toContain('--require-hashes')
  },
)
