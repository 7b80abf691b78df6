import { readdirSync } from 'node:fs'
import { expect, it } from 'vitest'
import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { DECLARATIONS, ENTRIES } from '#infra/declarations.ts'

it('every function that declares itself is in the list, and its handler beside it', () => {
  const files = ['api', 'events', 'schedule', 'workflow'].flatMap((folder) =>
    readdirSync(`functions/${folder}`).map((file) => `${folder}/${file}`),
  )
  const declared = files.filter((file) => file.endsWith('.function.ts'))

  expect(declared.map((file) => file.replace('.function.ts', '')).sort()).toEqual([...ENTRIES].sort())
  expect(ENTRIES.filter((entry) => !files.includes(`${entry}.ts`))).toEqual([])
})

it('no two functions declare the same route', () => {
  const routes = ENTRIES.flatMap((entry) => {
    const declaration = DECLARATIONS[entry]
    return 'routes' in declaration ? [...declaration.routes] : []
  }).map(({ method, path }) => `${method} ${path}`)

  expect(routes.length).toBeGreaterThan(10)
  expect(new Set(routes).size).toBe(routes.length)
})

it('a method that a function does not declare is none of its dependencies', () => {
  const called = ({ store }: DependenciesOf<(typeof DECLARATIONS)['api/track-report']['uses']>) => [
    store.loadReport,
    // @ts-expect-error: following a report opens nobody's name.
    store.person,
  ]

  expect(called).toBeTypeOf('function')
})
