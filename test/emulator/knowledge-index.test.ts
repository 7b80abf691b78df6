import { DeleteItemCommand, type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import fc from 'fast-check'
import { describe, expect, inject, it } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { cardKey, postingKey } from '#adapters/dynamodb/keys.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import {
  auditKnowledge,
  precedentIds,
  removeOrphans,
  restorePrecedent,
} from '#adapters/dynamodb/knowledge-audit.ts'
import { buildPrecedent, MONDAY } from '#adapters/examples.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { entryOf, everyList } from '#domain/knowledge/entry.ts'
import { NO_STATISTICS } from '#domain/knowledge/statistics.ts'
import { FIRST_WRITE } from '#domain/knowledge/steps.ts'
import { withdrawn } from '#domain/precedent/review/revise.ts'
import { sounded } from '#domain/sounds.ts'
import { publishStatistics, rebuildIndex } from '#functions/usecases/precedents/tend-knowledge.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'

const { jurisdiction } = buildPrecedent()
const AT = { at: MONDAY, by: 'u-reviewer', reason: '测试' }
/** What an audit says of a table where all is well. */
const AGREED = { missing: [], different: [], orphaned: [], incomplete: [], damaged: [] }

/** A client whose writes can be made to fail: before they are sent, or after they have done their work. */
function failingClient(client: DynamoDBClient) {
  let next: 'before' | 'after' | undefined
  let left = 0
  client.middlewareStack.add(
    (send, { commandName }) =>
      async (args) => {
        const writes = WRITES.includes(commandName ?? '')
        if (writes && left > 0) left -= 1
        const how = writes && left === 0 ? next : undefined
        if (how !== undefined) next = undefined
        if (how === 'before') throw new Error('crashed before the write')
        const sent = await send(args)
        if (how === 'after') throw new Error('crashed after the write')
        return sent
      },
    { step: 'initialize' },
  )
  return {
    client,
    crash: (how: 'before' | 'after' | undefined, at = 1) => {
      next = how
      left = at
    },
  }
}

/** What a write of a precedent sends. */
const WRITES = ['TransactWriteItemsCommand', 'PutItemCommand', 'BatchWriteItemCommand', 'UpdateItemCommand']

const WORDS =
  '车棚 库房 堆物 噪声 油烟 电梯 路灯 井盖 垃圾 停车 漏水 违建 摊贩 绿化 积水 高空抛物 充电 宠物 围挡 渣土'.split(
    ' ',
  )
const words = fc
  .array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 30 })
  .map((all) => all.join('，'))
/** Long enough that an edit changes more than one transaction takes. */
const many = fc
  .integer({ min: 1, max: 3 })
  .map((n) => Array.from({ length: 70 }, (_, i) => `w${n}x${i}`).join(' '))
const one = fc.integer({ min: 0, max: 3 })
const doing = fc.oneof(
  fc.record({ do: fc.constant('write' as const), one, text: fc.oneof(words, many) }),
  fc.record({
    do: fc.constant('edit' as const),
    one,
    text: fc.oneof(words, many),
    matter: fc.constantFrom('a', 'b'),
  }),
  fc.record({ do: fc.constant('withdraw' as const), one }),
  fc.record({ do: fc.constant('replay' as const), one }),
  fc.record({ do: fc.constant('reindex' as const), one }),
)
const step = fc.tuple(
  doing,
  fc.constantFrom(undefined, undefined, 'before' as const, 'after' as const),
  fc.integer({ min: 1, max: 5 }),
)

describe('the index on DynamoDB', () => {
  const settings = clientSettings(inject('emulator'))
  let tables = 0
  const table = async () => {
    tables += 1
    const name = `knowledge-index-${tables}`
    const { client, crash } = failingClient(dynamoDbClient(settings))
    await createTable(client, 'knowledge', name)
    return { client, crash, name, knowledge: createKnowledge({ client, knowledgeTable: name }) }
  }

  it('agrees with the table after adds, edits, withdrawals, replays and crashes between writes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const { client, crash, name, knowledge } = await table()
        const inMemory = createMemoryKnowledge()
        let statistics = NO_STATISTICS
        for (const [action, crashes, at] of steps) {
          const precedentId = `c-${action.one}`
          const standing =
            (await knowledge.load(precedentId))?.precedent ?? buildPrecedent({ precedentId, version: 1 })
          const next = {
            write: { ...standing, version: standing.version + 1, status: 'standing' as const },
            edit: { ...standing, revision: standing.revision + 1 },
            withdraw: withdrawn(standing, 'review', AT),
            replay: standing,
            reindex: standing,
          }[action.do]
          if (action.do === 'reindex') statistics = { ...statistics, version: statistics.version + 1 }
          const precedent = {
            ...next,
            ...('text' in action && { problem: action.text }),
            ...('matter' in action && { matter: action.matter }),
          }
          const entry = entryOf(precedent, statistics)
          if (crashes !== undefined) {
            crash(crashes, at)
            await knowledge.upsert(entry).catch(() => {})
            crash(undefined)
            // Whatever a crash leaves behind, manifest and postings agree.
            expect(await auditKnowledge(client, name)).toMatchObject({
              missing: [],
              different: [],
              orphaned: [],
            })
          }
          await knowledge.upsert(entry)
          await inMemory.upsert(entry)
          expect(await knowledge.load(precedentId)).toEqual(await inMemory.load(precedentId))
        }
        expect(await auditKnowledge(client, name)).toMatchObject({
          missing: [],
          different: [],
          orphaned: [],
          incomplete: [],
        })
      }),
      { numRuns: 25 },
    )
  })

  it('is rebuilt by later statistics, and freed of what nothing accounts for', async () => {
    const { client, name, knowledge } = await table()
    for (let n = 0; n < 3; n += 1)
      await knowledge.upsert(
        entryOf(buildPrecedent({ precedentId: `c-${n}`, problem: `第${n}号楼外墙脱落` }), NO_STATISTICS),
      )
    const clock = { now: async () => MONDAY }
    expect(await publishStatistics({ knowledge, clock }, jurisdiction)).toMatchObject({
      version: 1,
      documents: 3,
    })
    expect(await rebuildIndex({ knowledge }, precedentIds(client, name))).toEqual({ seen: 3, written: 3 })
    expect(await rebuildIndex({ knowledge }, precedentIds(client, name))).toEqual({ seen: 3, written: 0 })
    const before = await auditKnowledge(client, name)
    expect(before).toMatchObject({ precedents: 3, ...AGREED })

    const stray = { pk: 'stray#路面', sk: '0c-9' }
    await client.send(
      new PutItemCommand({ TableName: name, Item: { pk: { S: stray.pk }, sk: { S: stray.sk } } }),
    )
    const { orphaned } = await auditKnowledge(client, name)
    expect(orphaned).toEqual([stray])
    await removeOrphans(client, name, orphaned)
    expect(await auditKnowledge(client, name)).toEqual(before)
  })

  it('is right when two write the same precedent at once', async () => {
    const { client, name, knowledge } = await table()
    const texts = ['甲乙丙丁', '戊己庚辛', '子丑寅卯', '辰巳午未']
    const results = await Promise.all(
      texts.map((problem, n) =>
        knowledge.upsert(entryOf(buildPrecedent({ version: n + 1, problem }), NO_STATISTICS)),
      ),
    )
    expect(results).toContain('written')
    const { precedentId } = buildPrecedent()
    expect((await knowledge.read(precedentId))?.version).toBe(4)
    expect(await auditKnowledge(client, name)).toMatchObject(AGREED)
  })

  it('is put back whole when it has lost something, or says something else than its precedent', async () => {
    const { client, name, knowledge } = await table()
    const entries = ['外墙脱落', '井盖松动'].map((problem, n) =>
      entryOf(buildPrecedent({ precedentId: `c-${n}`, problem }), NO_STATISTICS),
    )
    for (const entry of entries) await knowledge.upsert(entry)
    const [first] = entries
    const lost = (first?.postings ?? []).filter(({ list }) => list === everyList || list === sounded('外墙'))
    expect(lost).toHaveLength(2)
    for (const one of lost)
      await client.send(
        new DeleteItemCommand({ TableName: name, Key: marshall(postingKey(jurisdiction, one)) }),
      )
    const forged = { ...cardKey('c-1'), kind: 'card', record: { problem: '别的' } }
    await client.send(new PutItemCommand({ TableName: name, Item: marshall(forged) }))

    const { missing, different, orphaned, damaged } = await auditKnowledge(client, name)
    expect(missing).toHaveLength(2)
    expect(different).toEqual([cardKey('c-1')])
    expect(orphaned).toEqual([])
    expect(damaged.toSorted()).toEqual(['c-0', 'c-1'])
    for (const precedentId of damaged) await restorePrecedent(client, name, precedentId)
    expect(await auditKnowledge(client, name)).toMatchObject({ precedents: 2, ...AGREED })
  })

  it('keeps what an audit took for an orphan and is accounted for by now', async () => {
    const { client, name, knowledge } = await table()
    const entry = entryOf(buildPrecedent(), NO_STATISTICS)
    await knowledge.upsert(entry)
    await removeOrphans(client, name, [
      cardKey(entry.precedent.precedentId),
      ...entry.postings.map((one) => postingKey(jurisdiction, one)),
    ])
    expect(await auditKnowledge(client, name)).toMatchObject(AGREED)
  })

  it('waits for another’s first write, however slow it is, and says then what the later one says', async () => {
    const { client, name, knowledge } = await table()
    const slow = dynamoDbClient(settings)
    let begun = () => {}
    const hasBegun = new Promise<void>((resolve) => {
      begun = resolve
    })
    slow.middlewareStack.add(
      (send, { commandName }) =>
        async (args) => {
          if (commandName === 'BatchWriteItemCommand') {
            begun()
            await new Promise((resolve) => setTimeout(resolve, 200))
          }
          return send(args)
        },
      { step: 'initialize' },
    )
    const first = createKnowledge({ client: slow, knowledgeTable: name }).upsert(
      entryOf(buildPrecedent({ version: 1, problem: '第一个说法' }), NO_STATISTICS),
    )
    await hasBegun
    const later = entryOf(buildPrecedent({ version: 2, problem: '第二个说法' }), NO_STATISTICS)
    expect(await knowledge.upsert(later)).toBe('written')
    expect(await first).toBe('written')
    expect(await knowledge.cards([later.precedent.precedentId])).toMatchObject([{ problem: '第二个说法' }])
    expect(await auditKnowledge(client, name)).toMatchObject(AGREED)
  })

  it('goes on without a first writer that stands still for too long, and finds what that one leaves behind', async () => {
    const { client, crash, name, knowledge } = await table()
    crash('before', 2)
    await expect(
      knowledge.upsert(entryOf(buildPrecedent({ version: 1, problem: '第一个说法' }), NO_STATISTICS)),
    ).rejects.toThrow('crashed')
    crash(undefined)
    const later = createKnowledge({
      client,
      knowledgeTable: name,
      now: () => Date.now() + FIRST_WRITE,
    })
    expect(await later.upsert(entryOf(buildPrecedent({ version: 2 }), NO_STATISTICS))).toBe('written')
    expect(await auditKnowledge(client, name)).toMatchObject(AGREED)
  })
})
