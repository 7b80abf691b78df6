import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { allowEmptying, alone } from '#local/standing.ts'

const AT = 'http://127.0.0.1:4566'

describe('a start where a system runs already', () => {
  it('is refused where nobody can be asked, with what runs, what would be lost, and how to go on', async () => {
    const refused = allowEmptying(AT, { fresh: false, ask: undefined })
    await expect(refused).rejects.toThrow(AT)
    await expect(refused).rejects.toThrow(/reports, cases and precedents are gone, as after any restart/)
    await expect(refused).rejects.toThrow(/npm start -- --fresh.*npm run stop/)
  })

  it('goes on without asking where that was said before', async () => {
    const ask = () => Promise.reject(new Error('asked'))
    await expect(allowEmptying(AT, { fresh: true, ask })).resolves.toBeUndefined()
  })

  it.each(['y', 'Y', ' yes '])('goes on when whoever is asked says %j', async (answer) => {
    const asked: string[] = []
    const ask = async (question: string) => {
      asked.push(question)
      return answer
    }
    await expect(allowEmptying(AT, { fresh: false, ask })).resolves.toBeUndefined()
    expect(asked).toEqual([expect.stringContaining(AT)])
  })

  it.each(['', 'n', 'no', 'what?'])(
    'leaves everything as it is when whoever is asked says %j',
    async (answer) => {
      const refused = allowEmptying(AT, { fresh: false, ask: async () => answer })
      await expect(refused).rejects.toThrow(/left as it is/)
    },
  )
})

describe('commands that start or stop the system of a clone', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duoge-alone-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('do so one after the other: the second finds what the first has started', async () => {
    let running: number | undefined
    const start = async (): Promise<'found' | 'started'> => {
      if (running !== undefined) return 'found'
      await new Promise((resolve) => setTimeout(resolve, 50))
      running = 1
      return 'started'
    }
    const both = await Promise.all([alone(start, folder), alone(start, folder)])
    expect(both.toSorted()).toEqual(['found', 'started'])
  })

  it('leave no lock behind when they fail', async () => {
    await expect(alone(() => Promise.reject(new Error('no emulator')), folder)).rejects.toThrow('no emulator')
    expect(existsSync(join(folder, 'start.lock'))).toBe(false)
  })
})
