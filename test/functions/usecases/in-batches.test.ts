import { expect, test } from 'vitest'
import { inBatches } from '#functions/usecases/in-batches.ts'

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n)

test('many are done some at a time, each once', async () => {
  let running = 0
  let most = 0
  const done: number[] = []
  await inBatches(numbers(35), async (n) => {
    running += 1
    most = Math.max(most, running)
    await Promise.resolve()
    running -= 1
    done.push(n)
  })
  expect(done).toEqual(numbers(35))
  expect(most).toBe(10)
})

test('a fault is thrown when all that were begun beside it are over', async () => {
  const done: number[] = []
  const work = async (n: number) => {
    if (n === 3) throw new Error('The third.')
    await Promise.resolve()
    done.push(n)
  }
  await expect(inBatches(numbers(35), work)).rejects.toThrow('The third.')
  expect(done).toEqual([0, 1, 2, 4, 5, 6, 7, 8, 9])
})
