import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'

/** An npm that notes how it is called, fails as often as it is told, and installs a Node that says what it is to run. */
const NPM = `
const { appendFileSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } = require('node:fs')
appendFileSync('calls.txt', [process.argv[2], process.env.NODE_ENV].join(' ') + '\\n')
if (readFileSync('calls.txt', 'utf8').split('\\n').length - 1 <= Number(process.env.FAILING)) process.exit(1)
mkdirSync('node_modules/node/bin', { recursive: true })
symlinkSync(process.execPath, 'node_modules/node/bin/node')
writeFileSync('node_modules/.package-lock.json', '{}')
`

describe('the first command after a clone', () => {
  let clone: string
  beforeEach(() => {
    clone = mkdtempSync(join(tmpdir(), 'duoge-clone-'))
    mkdirSync(join(clone, 'local'))
    cpSync(join(ROOT, 'local', 'bootstrap.mjs'), join(clone, 'local', 'bootstrap.mjs'))
    writeFileSync(join(clone, 'package-lock.json'), '{}')
    writeFileSync(join(clone, 'npm.cjs'), NPM)
    writeFileSync(join(clone, 'hello.ts'), "console.log('hello from', process.argv[2])")
  })
  afterEach(() => rmSync(clone, { recursive: true, force: true }))

  const begin = (failing: number) =>
    spawnSync(process.execPath, ['local/bootstrap.mjs', 'hello.ts', 'here'], {
      cwd: clone,
      encoding: 'utf8',
      env: {
        ...process.env,
        NODE_ENV: 'production',
        npm_execpath: join(clone, 'npm.cjs'),
        FAILING: String(failing),
      },
    })
  const calls = () => readFileSync(join(clone, 'calls.txt'), 'utf8').trim().split('\n')
  const locked = () => existsSync(join(clone, '.local', 'install.lock'))

  it('installs what the lock names, with the tools, and does what was asked; the next one need not', () => {
    expect(begin(0)).toMatchObject({ status: 0, stdout: 'hello from here\n' })
    expect(begin(0)).toMatchObject({ status: 0, stdout: 'hello from here\n', stderr: '' })
    expect(calls()).toEqual(['ci development'])
    expect(locked()).toBe(false)
  })

  it('uses packages that are a link as they are, and never has npm empty what it points to', () => {
    const elsewhere = join(clone, 'elsewhere')
    mkdirSync(elsewhere)
    symlinkSync(elsewhere, join(clone, 'node_modules'))
    expect(begin(0)).toMatchObject({ status: 1, stderr: expect.stringContaining('node_modules is a link') })
    mkdirSync(join(elsewhere, 'node', 'bin'), { recursive: true })
    symlinkSync(process.execPath, join(elsewhere, 'node', 'bin', 'node'))
    writeFileSync(join(elsewhere, '.package-lock.json'), '{}')
    utimesSync(join(elsewhere, '.package-lock.json'), 0, 0)
    expect(begin(0)).toMatchObject({ status: 0, stdout: 'hello from here\n' })
    expect(existsSync(join(clone, 'calls.txt'))).toBe(false)
  })

  it('tries a second time when npm fails once', () => {
    expect(begin(1)).toMatchObject({ status: 0, stdout: 'hello from here\n' })
    expect(calls()).toEqual(['ci development', 'ci development'])
  })

  it('gives up in one line when npm goes on failing, and leaves no lock behind', () => {
    const { status, stderr } = begin(9)
    expect(status).toBe(1)
    expect(stderr.trim().split('\n').at(-1)).toMatch(/^duoge: npm could not install the packages/)
    expect(calls()).toHaveLength(2)
    expect(locked()).toBe(false)
  })
})
