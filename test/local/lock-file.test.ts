import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import * as z from 'zod'

const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({ optionalDependencies: z.record(z.string(), z.string()).optional() }),
  ),
})

/** Builds for other platforms are optional: a lock written on one may lack the rest, and `npm ci` there leaves them out. */
test('the lock file names what each package needs on every platform', () => {
  const { packages } = Lock.parse(JSON.parse(readFileSync('package-lock.json', 'utf8')))
  const wanted = Object.entries(packages).flatMap(([asker, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map((name) => [
      `${asker}/node_modules/${name}`,
      `node_modules/${name}`,
    ]),
  )

  const missing = wanted.filter((places) => !places.some((place) => place in packages))

  expect(missing).toEqual([])
  expect(wanted.flat()).toContain('node_modules/@biomejs/cli-win32-x64')
})
