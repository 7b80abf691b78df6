import { expect, test } from 'vitest'
import { fitting } from '../../../console/case/fitting.ts'

const PHONE = 360

test('as many stand in a row of a phone as their words leave room for', () => {
  expect(fitting(['吹哨', '报到', '签收', '议定联合处置方案'], PHONE)).toBe(3)
  expect(fitting(['报结', '申请延期', '退单'], PHONE)).toBe(2)
  expect(fitting(['议定联合处置方案', '申请延期'], PHONE)).toBe(1)
  expect(fitting(['议定联合处置方案', '申请延期'], 760)).toBe(2)
})

test('the first one always does', () => {
  expect(fitting(['条件不具备，提请网格长另行研究决定', '签收'], PHONE)).toBe(1)
  expect(fitting([], PHONE)).toBe(0)
})
