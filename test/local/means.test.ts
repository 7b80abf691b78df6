import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Means, runnable } from '#test/setup/means.ts'

const there: Means = { prepare: async () => 'python3' }
const lacking: Means = { prepare: () => Promise.reject(new Error('no browser: npx playwright install.')) }

let said: string[]
let before: NodeJS.ExitListener[]
beforeEach(() => {
  said = []
  before = process.listeners('exit')
  vi.spyOn(console, 'error').mockImplementation((line) => void said.push(line))
})
afterEach(() => {
  for (const one of process.listeners('exit')) if (!before.includes(one)) process.off('exit', one)
  vi.restoreAllMocks()
})

test('tests whose means a machine lacks are left out, and it says once what is lacking and how to get it', async () => {
  const projects = [
    { needs: [], project: 'histories' },
    { needs: [there], project: 'scenes' },
    { needs: [there, lacking], project: 'console' },
    { needs: [lacking], project: 'pictures' },
  ]

  expect(await runnable(projects)).toEqual(['histories', 'scenes'])
  expect(said).toEqual(['Left out what this machine lacks: no browser: npx playwright install.'])
})
