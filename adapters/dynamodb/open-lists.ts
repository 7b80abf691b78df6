import {
  type DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  type WriteRequest,
} from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod'
import type { Knowledge } from '#adapters/ports.ts'
import type { OpenEntry } from '#domain/knowledge/open-entry.ts'
import { type Item, item, reader } from './items.ts'
import { openKey, postingKey } from './keys.ts'
import { postingItem } from './knowledge-items.ts'
import { won, writeAll } from './write-all.ts'

type Named = OpenEntry['postings']
/** What an open case has in the lists, and what it had there before and may have still. */
type Manifest = { readonly version: number; readonly postings: Named; readonly leaving: Named }

const posting = z.object({ list: z.string(), rank: z.string() })
export const openItem = (caseId: string, manifest: Manifest): Item =>
  item({ ...openKey(caseId), kind: 'open-case', schemaVersion: 1, ...manifest })
const readManifest = reader<Manifest>('open-case', () =>
  z
    .object({
      kind: z.literal('open-case'),
      version: z.number(),
      postings: z.array(posting),
      leaving: z.array(posting),
    })
    .transform(({ version, postings, leaving }) => ({ version, postings, leaving })),
)

const nameOf = ({ list, rank }: Named[number]): string => `${list} ${rank}`
const without = (all: Named, others: Named): Named => {
  const names = new Set(others.map(nameOf))
  return all.filter((one) => !names.has(nameOf(one)))
}

/**
 * Writes the lists of open cases, at the price of single writes: the manifest first, then what it names, then what leaves goes. So
 * nothing stands that no manifest names, and whoever comes again completes it. Who was overtaken meanwhile takes away
 * what he wrote past the later manifest. That of a case that takes in no more stays, without postings: it tells whoever is late.
 */
export function createOpenLists(client: DynamoDBClient, TableName: string): Knowledge['listOpen'] {
  const load = async (caseId: string): Promise<Manifest | undefined> => {
    const Key = marshall(openKey(caseId))
    const found = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }))
    return found.Item === undefined ? undefined : readManifest(found.Item)
  }
  return async ({ caseId, jurisdiction, version, postings }) => {
    const put = (one: Named[number]): WriteRequest => ({
      PutRequest: { Item: postingItem(jurisdiction, one) },
    })
    const remove = (one: Named[number]): WriteRequest => ({
      DeleteRequest: { Key: marshall(postingKey(jurisdiction, one)) },
    })
    const standing = await load(caseId)
    if (standing !== undefined && standing.version > version) return 'stale'
    const had = standing === undefined ? [] : [...standing.postings, ...standing.leaving]
    const leaving = without(had, postings)
    const begun = await won(
      client.send(
        new PutItemCommand({
          TableName,
          Item: openItem(caseId, { version, postings, leaving }),
          ConditionExpression: 'attribute_not_exists(pk) OR version <= :version',
          ExpressionAttributeValues: marshall({ ':version': version }),
        }),
      ),
    )
    if (!begun) return 'stale'
    await writeAll(client, TableName, [...postings.map(put), ...leaving.map(remove)])
    const later = await load(caseId)
    if (later === undefined || later.version === version) return 'written'
    await writeAll(client, TableName, without(postings, later.postings).map(remove))
    return 'stale'
  }
}
