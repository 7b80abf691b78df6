import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, it } from 'vitest'
import { chainHash, commitTo, saltOf } from '#domain/events/envelope/chain.ts'
import { metadata } from '#domain/events/envelope/define.ts'
import { type DomainEvent, EVENTS } from '#domain/events/index.ts'
import { archived } from '#test/support/case-ways.ts'
import { chainFault } from '#test/support/case-world.ts'

const FOLDER = new URL('../../../domain/events/', import.meta.url)

describe('The events', () => {
  it.each(EVENTS.map((one) => [one.type, one] as const))(
    '%s has an example that fits its schema exactly',
    (_type, one) => {
      expect(one.data.parse(one.example)).toEqual(one.example)
      expect(one.version).toBeGreaterThanOrEqual(1)
      expect(one.zh).not.toBe('')
      expect(one.type).toMatch(new RegExp(`^${one.subject}|^[a-z-]+$`, 'u'))
    },
  )

  it('have names of their own, in both languages', () => {
    for (const names of [EVENTS.map(({ type }) => type), EVENTS.map(({ zh }) => zh)])
      expect(new Set(names).size).toBe(EVENTS.length)
  })

  it('stand in one file each, and every file is in the list', () => {
    const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^(case|report|task|jurisdiction)\//u.test(file) && file.endsWith('.ts'),
    )
    expect(files.map((file) => basename(file)).sort()).toEqual(EVENTS.map(({ type }) => `${type}.ts`).sort())
    for (const file of files)
      expect(readFileSync(new URL(file, FOLDER), 'utf8')).toContain(`type: '${basename(file, '.ts')}'`)
  })

  it('carry all of the metadata', () => {
    for (const event of archived().events()) expect(metadata.parse(event.metadata)).toEqual(event.metadata)
  })
})

describe('The chain of events', () => {
  const events = (): DomainEvent[] => structuredClone([...archived().events()])

  it('holds over a whole case', () => {
    expect(events().length).toBeGreaterThan(20)
    expect(chainFault(events())).toBeUndefined()
  })

  it.each([
    ['left out', (all: DomainEvent[]) => all.splice(4, 1)],
    ['added', (all: DomainEvent[]) => all.splice(4, 0, structuredClone(all[4] as DomainEvent))],
    ['moved', (all: DomainEvent[]) => all.splice(4, 2, all[5] as DomainEvent, all[4] as DomainEvent)],
    [
      'dated back',
      (all: DomainEvent[]) => Object.assign(all[4]?.metadata ?? {}, { time: '2020-01-01T00:00:00.000Z' }),
    ],
    [
      'given to another',
      (all: DomainEvent[]) => Object.assign(all[4]?.metadata ?? {}, { actor: 'somebody' }),
    ],
    ['said otherwise', (all: DomainEvent[]) => Object.assign(all[4]?.data ?? {}, { outcome: 'other' })],
    ['renamed', (all: DomainEvent[]) => Object.assign(all[4] ?? {}, { type: 'case-stalled' })],
  ] as const)('tells when one event was %s', (_how, tamper) => {
    const all = events()
    tamper(all)
    expect(chainFault(all)).toBeDefined()
  })

  it('tells of a forger who computes the hash of his event anew', () => {
    const all = events()
    const forged = all[4] as DomainEvent
    const { hash: _old, ...rest } = forged.metadata
    const told = { ...rest, actor: 'somebody' }
    all[4] = {
      ...forged,
      metadata: { ...told, hash: chainHash({ ...forged, metadata: told }) },
    } as DomainEvent
    expect(chainFault(all)).toBe('Event 6 does not follow the one before it.')
  })

  it('does not depend on the order in which a store gives fields back', () => {
    const turned = (value: object) => Object.fromEntries(Object.entries(value).reverse())
    const all = events().map((event) => ({
      ...event,
      data: turned(event.data),
      metadata: turned(event.metadata),
    }))
    expect(chainFault(all as unknown as DomainEvent[])).toBeUndefined()
  })

  it('still holds when a text is erased, for events only commit to texts', () => {
    const one = archived()
    const [key, text] = [...one.world.texts].at(-1) ?? ['', '']
    const [, , sequence, field] = key.split('/')
    const subject = key.slice(0, key.indexOf('/', key.indexOf('/') + 1))
    const event = one.world.events
      .get(subject)
      ?.find(({ metadata }) => metadata.sequence === Number(sequence))
    expect(Object.keys(event?.data ?? {})).toContain(field)
    expect(JSON.stringify(event)).not.toContain(text)
  })

  it('salts every commitment, so that equal texts do not look alike', () => {
    expect(commitTo('好', saltOf('seed', 10))).not.toBe(commitTo('好', saltOf('seed', 11)))
    expect(saltOf('seed', 10)).not.toBe(saltOf('dees', 10))
  })
})
