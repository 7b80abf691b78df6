import {
  closeSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeWhole } from '#local/whole-file.ts'

describe('a file that others read while it is written', () => {
  let folder: string
  let path: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'duoge-whole-'))
    path = join(folder, 'emulator.json')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is whole for who opened it before, and new for who opens it after', () => {
    writeWhole(path, 'what stood there before')
    const opened = openSync(path, 'r')
    writeWhole(path, 'new')
    expect(readFileSync(opened, 'utf8')).toBe('what stood there before')
    closeSync(opened)
    expect(readFileSync(path, 'utf8')).toBe('new')
    expect(readdirSync(folder)).toEqual(['emulator.json'])
  })

  it('is its owner’s alone where it is told so', () => {
    writeWhole(path, 'a password', { mode: 0o600 })
    expect(statSync(path).mode & 0o777).toBe(0o600)
  })

  it('leaves nothing beside it when it can not be written', () => {
    mkdirSync(path)
    expect(() => writeWhole(path, 'new')).toThrow()
    expect(readdirSync(folder)).toEqual(['emulator.json'])
  })
})
