import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'

/** What a page loads before it shows anything, in KB as compressed on the wire. */
const BUDGETS = { 'index.html': 90, 'desk.html': 300 } as const

describe('the built console', () => {
  let built: string
  beforeAll(() => {
    built = mkdtempSync(join(tmpdir(), 'console-'))
    const args = [join(ROOT, 'local/console/build.ts'), built]
    const { status, stderr } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' })
    expect(stderr).toBe('')
    expect(status).toBe(0)
  })
  afterAll(() => rmSync(built, { recursive: true, force: true }))

  const scriptsOf = (page: string): string[] =>
    [...readFileSync(join(built, page), 'utf8').matchAll(/(?:src|href)="(\/assets\/[^"]+\.js)"/g)].map(
      ([, path = '']) => path,
    )

  it.each(Object.entries(BUDGETS))('%s loads at most %i KB of script', (page, budget) => {
    const scripts = scriptsOf(page)
    const size = scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(built, path))).length, 0)

    expect(scripts.length).toBeGreaterThan(0)
    expect(size).toBeGreaterThan(10_000)
    expect(size / 1_000).toBeLessThanOrEqual(budget)
  })

  it('loads nothing of the component library on the pages of residents', () => {
    const scripts = scriptsOf('index.html').map((path) => readFileSync(join(built, path), 'utf8'))

    expect(scripts.filter((script) => script.includes('ant-btn'))).toEqual([])
    expect(
      scriptsOf('desk.html').some((path) => readFileSync(join(built, path), 'utf8').includes('ant-')),
    ).toBe(true)
  })

  it('has no script in a page, which the headers would refuse', () => {
    const inline = readdirSync(built)
      .filter((name) => name.endsWith('.html'))
      .filter((name) =>
        /<script(?![^>]*\bsrc=)|\son\w+=|\sstyle=/.test(readFileSync(join(built, name), 'utf8')),
      )

    expect(inline).toEqual([])
  })
})
