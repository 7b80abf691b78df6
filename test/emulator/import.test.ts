import { describe, expect, inject, it } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { auditKnowledge } from '#adapters/dynamodb/knowledge-audit.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { importPastCases, type Line } from '#functions/usecases/import-past-cases.ts'
import { clientSettings } from '#local/settings.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'
import { createTable } from '#test/support/create-table.ts'

const lines: readonly Line[] = Array.from({ length: 30 }, (_, at) => ({
  line: at + 2,
  fields: {
    id: `T-${at}`,
    openedAt: '2019-03-04',
    closedAt: at === 20 ? '昨天' : '2019-03-11',
    place: `国定路${at}弄`,
    problem: `第${at}号楼前的车棚漏水，积水很深，没有人来修`,
    outcome: '已修好',
  },
}))
const silent = { refused: () => {}, progress: () => {} }

describe('an import on DynamoDB', () => {
  it('that breaks off leaves nothing the manifests do not name, and goes on from any line to its end', async () => {
    const client = dynamoDbClient(clientSettings(inject('emulator')))
    const knowledgeTable = 'knowledge-import'
    await createTable(client, 'knowledge', knowledgeTable)
    const knowledge = createKnowledge({ client, knowledgeTable })
    const rules = { pack: PACK, calendar: CALENDAR }
    let sent = 0
    client.middlewareStack.add(
      (send) => async (args) => {
        sent += 1
        // In the middle of what is written for the second eight lines.
        if (sent >= 75 && sent < 85) throw new Error('broken off')
        return send(args)
      },
      { step: 'initialize', name: 'break' },
    )
    await expect(importPastCases({ knowledge, rules, clock: wallClock }, lines, silent)).rejects.toThrow(
      'broken off',
    )
    client.middlewareStack.remove('break')
    const broken = await auditKnowledge(client, knowledgeTable)
    expect(broken).toMatchObject({ missing: [], orphaned: [] })
    expect(broken.incomplete.length).toBeGreaterThan(0)

    const so = await importPastCases({ knowledge, rules, clock: wallClock }, lines, silent)
    expect(so).toMatchObject({ line: 31, refused: 1 })
    expect(so.written + so.known).toBe(29)
    expect(so.known).toBeGreaterThan(0)
    expect(await auditKnowledge(client, knowledgeTable)).toMatchObject({
      precedents: 29,
      missing: [],
      orphaned: [],
      incomplete: [],
    })
  })
})
