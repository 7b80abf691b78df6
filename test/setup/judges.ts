import { mkdtemp, rm } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { dynamoDbClient } from '#adapters/dynamodb/client.ts'
import { startEmulator } from '#local/emulator.ts'
import { clientSettings } from '#local/environment/settings.ts'
import { createTable } from '#test/support/create-table.ts'
import { startDynamoDbLocal } from '#test/support/dynamodb-local.ts'

/**
 * The tests of the emulator, before a stricter judge of tables: what is asked of DynamoDB goes to AWS's own DynamoDB Local,
 * everything else (keys, above all) to the emulator.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'emulator-'))
  const [emulator, tables] = [await startEmulator({ dir }), await startDynamoDbLocal()]
  const server = createServer((request, response) => {
    const isOfTables = String(request.headers['x-amz-target'] ?? '').startsWith('DynamoDB')
    pass(isOfTables ? tables.endpoint : emulator.endpoint, request, response).catch((fault: unknown) => {
      response.destroy(fault instanceof Error ? fault : new Error(String(fault)))
    })
  })
  // The first table takes a cold virtual machine longer than a client waits, and made again it would stand already.
  await createTable(
    dynamoDbClient({ ...clientSettings(tables.endpoint), maxAttempts: 1, requestHandler: PATIENT }),
    'packs',
    'first',
  )
  project.provide('emulator', `http://127.0.0.1:${await listening(server)}`)
  return async () => {
    server.close()
    tables.stop()
    await emulator.stop()
    await rm(dir, { recursive: true, force: true })
  }
}

const PATIENT = { connectionTimeout: 60_000, requestTimeout: 60_000 }

/** Passes a call on as it is signed, and back what is answered. */
async function pass(to: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const headers = new Headers()
  for (const [name, value] of Object.entries(request.headers))
    if (typeof value === 'string' && !OF_THE_HOP.includes(name)) headers.set(name, value)
  const { method = 'POST', url = '/' } = request
  const answer = await fetch(`${to}${url}`, { method, headers, body: Buffer.concat(chunks) })
  const type = answer.headers.get('content-type')
  response.writeHead(answer.status, type === null ? {} : { 'content-type': type })
  response.end(Buffer.from(await answer.arrayBuffer()))
}

/** Said anew for each hop. */
const OF_THE_HOP = ['host', 'connection', 'content-length', 'transfer-encoding', 'expect']

const listening = (server: Server): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      if (address !== null && typeof address === 'object') resolve(address.port)
      else reject(new Error('This machine gave no free port.'))
    })
  })
