import type { DependenciesOf } from '#functions/runtime/declaration.ts'
import { readEnv } from '#functions/runtime/env.ts'
import { info, LOG } from '#functions/runtime/log.ts'
import { once } from '#functions/runtime/once.ts'
import { type BusMessage, busMessage, queueHandler } from '#functions/runtime/queue.ts'
import { wireKnowledge } from '#functions/runtime/wire-knowledge.ts'
import { wireRules } from '#functions/runtime/wire-rules.ts'
import { wireStore } from '#functions/runtime/wire-store.ts'
import { countIn } from '#functions/usecases/count-in.ts'
import { listOpenCase } from '#functions/usecases/precedents/list-open-case.ts'
import { writePrecedent } from '#functions/usecases/precedents/write-precedent.ts'
import { env, type uses } from './write-precedent.function.ts'

/** A case was opened, corrected, archived, ended or reopened: the knowledge base is brought to what it says. */
export async function work(
  deps: DependenciesOf<typeof uses, 'clock' | 'rulesOf' | 'serving'>,
  { detail: { metadata } }: BusMessage,
): Promise<void> {
  const { caseId, jurisdiction } = metadata
  if (caseId === undefined) return
  await listOpenCase(deps, caseId)
  const result = await writePrecedent(deps, caseId)
  if (result === 'written') await countIn(deps, jurisdiction, 'PrecedentsWritten')
  info(LOG.precedentWritten, { caseId, result })
}

const deps = once(() => {
  const variables = readEnv(env)
  return {
    ...wireStore(variables),
    knowledge: wireKnowledge(variables),
    ...wireRules(variables),
  }
})

export const handler = queueHandler(busMessage, (message) => work(deps(), message))
