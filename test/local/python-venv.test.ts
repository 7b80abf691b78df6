import { expect, test } from 'vitest'
import { pipProblem } from '#local/python-venv.ts'

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
