import { expect, it } from 'vitest'
import { readCsv } from '#domain/pack/csv.ts'

it('Comma-separated values keep quotes, commas and breaks in quotes, and the line where a row begins', () => {
  expect(readCsv('a,b\n\n"x, ""y""\nz", c \n,\nlast').rows).toEqual([
    { line: 1, cells: ['a', 'b'] },
    { line: 3, cells: ['x, "y"\nz', 'c'] },
    { line: 6, cells: ['last'] },
  ])
})
