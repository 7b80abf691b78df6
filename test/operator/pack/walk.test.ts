import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ROOT } from '#local/paths.ts'
import { linesOf } from '#operator/pack/fault.ts'
import { readPack } from '#operator/pack/read-pack.ts'
import { newPack } from '#operator/pack/template.ts'

const EXAMPLE: Record<string, unknown> = JSON.parse(
  readFileSync(join(ROOT, 'packs/wujiaochang/pack.json'), 'utf8'),
)
const WALK = readFileSync(join(ROOT, 'docs/a-new-street.md'), 'utf8')

/** The fenced blocks of the page, each with what stands behind its opening fence. */
const BLOCKS = [...WALK.matchAll(/^```(\S+)(?: (.*))?\n([\s\S]*?)^```$/gmu)].map(
  ([, kind, about = '', text = '']) => ({
    kind,
    about,
    text,
  }),
)
const blocks = (kind: string, which: (about: string) => boolean = () => true) =>
  BLOCKS.filter((one) => one.kind === kind && which(one.about))

const check = (texts: Record<string, string>) => {
  const read = readPack(texts, EXAMPLE)
  return {
    said: read.ok ? '' : read.error.flatMap(linesOf).join('\n'),
    pack: read.ok ? read.value.pack : undefined,
  }
}

describe('A new pack', () => {
  it('is sound as the template makes it', () => {
    const { said, pack } = check(newPack('minhe', EXAMPLE))
    expect(said).toBe('')
    expect(pack).toMatchObject({ jurisdiction: 'minhe', version: 1, systems: [] })
  })
})

describe('The walk for a new street', () => {
  let texts: Record<string, string>
  beforeAll(() => {
    texts = { ...newPack('minhe', EXAMPLE) }
    for (const { about, text } of blocks('csv', (one) => !one.includes(' '))) texts[about] += text
  })

  it('names commands that there are', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>
    }
    const said = blocks('sh').map(({ text }) => text.trim())
    expect(said.length).toBeGreaterThan(2)
    for (const line of said) {
      const [, script = '', command = ''] = /^npm run (\S+) -- (\S+) /.exec(line) ?? []
      expect(Object.keys(scripts), line).toContain(script)
      const usage = readFileSync(join(ROOT, 'operator', `${script}.ts`), 'utf8')
      expect(usage, line).toContain(`npm run ${script} -- ${command} `)
    }
  })

  it('makes a street without faults of the rows it tells to add', () => {
    const { said, pack } = check(texts)
    expect(said).toBe('')
    expect(pack?.parties.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['paichusuo', 'jw-heping', 'wy-heping']),
    )
    expect(pack?.places.find(({ code }) => code === 'heping-20')).toMatchObject({
      aliases: ['和平新村'],
      parties: ['wy-heping', 'jw-heping'],
    })
    expect(pack?.matters.find(({ code }) => code === 'dog')?.route).toMatchObject({ lead: 'paichusuo' })
  })

  it('says of a mistake what the check says', () => {
    const [wrong] = blocks('csv', (one) => one.includes(' '))
    const file = wrong?.about.split(' ')[0] ?? ''
    const { said } = check({ ...texts, [file]: `${texts[file]}${wrong?.text}` })
    expect(`${said}\n`).toBe(blocks('text')[0]?.text)
  })
})
