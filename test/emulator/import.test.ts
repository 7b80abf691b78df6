import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DeleteItemCommand } from '@aws-sdk/client-dynamodb'
import { describe, expect, inject, it } from 'vitest'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { postingKey } from '#adapters/dynamodb/keys.ts'
import { createKnowledge } from '#adapters/dynamodb/knowledge.ts'
import { auditKnowledge } from '#adapters/dynamodb/knowledge-audit.ts'
import { wallClock } from '#adapters/wall-clock.ts'
import { sounded } from '#domain/sounds.ts'
import { importPastCases, type Line } from '#functions/usecases/precedents/import-past-cases.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { importFile } from '#operator/import-file.ts'
import { rebuildWhole, verifyIndex } from '#operator/tend-index.ts'
import { CALENDAR, PACK } from '#test/support/case-harness.ts'
import { createTable } from '#test/support/create-table.ts'
import { createSystem } from '#test/support/system-in-memory.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

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

  it('of a file, done twice, leaves an index that the operator can verify and rebuild', async () => {
    const client = dynamoDbClient(clientSettings(inject('emulator')))
    const knowledgeTable = 'knowledge-import-file'
    await createTable(client, 'knowledge', knowledgeTable)
    const folder = temporaryFolder()
    const path = join(folder, 'old.csv')
    await writeFile(
      path,
      [
        '工单号,受理日期,办结日期,地址,诉求内容,办理结果',
        ...Array.from(
          { length: 12 },
          (_, at) => `F-${at},2019/3/4,2019/3/11,国定路${at}弄,车棚漏水${at},已修好`,
        ),
        'F-3,2019/3/4,2019/3/11,国定路3弄,路灯不亮,已修好',
      ].join('\r\n'),
    )
    const said: string[] = []
    const say = (words: string) => said.push(words)
    const rules = { pack: PACK, calendar: CALENDAR }
    const knowledge = createKnowledge({ client, knowledgeTable })
    const deps = { knowledge, rules, clock: wallClock, base: knowledgeTable, folder, say, complain: say }
    expect(await importFile(deps, path)).toEqual({ anyRefused: true })
    expect(said).toContainEqual(expect.stringContaining('12 written, 0 known already, 1 refused'))
    expect(await importFile(deps, path)).toEqual({ anyRefused: true })
    expect(said).toContainEqual(expect.stringContaining('0 written, 12 known already, 1 refused'))

    const index = { client, knowledgeTable, clock: wallClock, jurisdictions: [PACK.jurisdiction], say }
    expect(await verifyIndex(index)).toBe(true)
    const [posting] = (
      await knowledge.postings({ jurisdiction: PACK.jurisdiction, list: sounded('漏水'), limit: 1 })
    ).items
    const lost = postingKey(PACK.jurisdiction, { list: sounded('漏水'), rank: posting?.rank ?? '' })
    await client.send(
      new DeleteItemCommand({ TableName: knowledgeTable, Key: { pk: { S: lost.pk }, sk: { S: lost.sk } } }),
    )
    said.length = 0
    expect(await verifyIndex(index)).toBe(false)
    expect(said).toEqual([expect.stringContaining('1 missing, 0 different'), `  ${lost.pk} ${lost.sk}`])
    await rebuildWhole({ ...index, store: createSystem().ports.store })
    expect(said).toContain(`0 open cases of ${PACK.jurisdiction}, 0 listed anew.`)
    expect(said).toContain('1 precedents restored in the index.')
    expect(await verifyIndex(index)).toBe(true)
  })
})
