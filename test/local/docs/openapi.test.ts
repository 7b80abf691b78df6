import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { MONDAY } from '#adapters/examples.ts'
import { createMemoryClock } from '#adapters/memory/clock.ts'
import { createSeededIds } from '#adapters/memory/ids.ts'
import { createMemoryKnowledge } from '#adapters/memory/knowledge.ts'
import { createMemoryCaseStore } from '#adapters/memory/store.ts'
import { caseAction } from '#domain/case/asked/actions.ts'
import { TASK_KINDS } from '#domain/case/record/task.ts'
import { reply as actOnCase } from '#functions/api/act-on-case.ts'
import { reply as submitReport } from '#functions/api/submit-report.ts'
import { reply as trackReport } from '#functions/api/track-report.ts'
import { reply as withdrawReport } from '#functions/api/withdraw-report.ts'
import type { Reply } from '#functions/runtime/http.ts'
import { STATUS_OF } from '#functions/runtime/problem.ts'
import { openVisit } from '#functions/usecases/cases/open-visit.ts'
import { triageReport } from '#functions/usecases/reports/triage-report.ts'
import { DECLARATIONS } from '#infra/declarations.ts'
import { renderOpenApi } from '#local/docs/openapi/document.ts'
import { OPERATIONS } from '#local/docs/openapi/operations.ts'
import { SUBMISSION } from '#local/docs/openapi/requests.ts'
import { shiftLeader } from '#test/support/actors.ts'
import { httpEvent } from '#test/support/http-event.ts'
import { rulesOf, serving } from '#test/support/sample-rules.ts'
import { ABSENT_MACHINE, type Answered, playStraightCase } from '#test/support/straight-case.ts'

const operation = (id: string) => {
  const found = OPERATIONS.find((one) => one.id === id)
  if (found === undefined) throw new Error(`There is no operation ${id}.`)
  return found
}
/** As much of the document as is looked at here. */
const written = z.object({
  paths: z.record(
    z.string(),
    z.record(
      z.string(),
      z.object({
        operationId: z.string(),
        responses: z.record(
          z.string(),
          z.object({
            content: z.record(z.string(), z.unknown()).optional(),
            'x-codes': z.array(z.string()).optional(),
          }),
        ),
      }),
    ),
  ),
})
const ground = () => ({
  store: createMemoryCaseStore(),
  knowledge: createMemoryKnowledge(),
  ids: createSeededIds(),
  clock: createMemoryClock(MONDAY),
  machine: ABSENT_MACHINE,
})
/** What travels: a body as JSON says it. */
const asSent = (reply: Reply): unknown =>
  'body' in reply ? JSON.parse(JSON.stringify(reply.body)) : reply.problem

describe('the OpenAPI document', () => {
  it.each(OPERATIONS.filter(({ example }) => example))(
    'shows an answer of $id that fits its schema',
    ({ schemas, example }) => {
      expect(schemas.answer.parse(example)).toEqual(example)
    },
  )

  it.each(OPERATIONS.filter(({ schemas }) => schemas.body))(
    'shows requests for $id that fit their schema',
    ({ schemas, requests }) => {
      for (const request of Object.values(requests))
        expect(schemas.body?.safeParse(request).error).toBeUndefined()
    },
  )

  it('closes nothing beside a reference: no answer at all would fit', () => {
    const closed: string[] = []
    JSON.parse(renderOpenApi(), (key, value) => {
      if (value?.$ref !== undefined && 'additionalProperties' in value) closed.push(`${key} ${value.$ref}`)
      return value
    })
    expect(closed).toEqual([])
  })

  it('shows an example of every outcome kind and of every action', () => {
    const actions = z.looseObject({ action: z.string() }).array()
    const shown = actions.parse(Object.values(operation('actOnCase').requests))

    expect(Object.keys(operation('recordOutcome').requests)).toEqual([...TASK_KINDS])
    expect(new Set(shown.map((one) => one.action)).size).toBe(caseAction.options.length)
  })

  it('has every route that a function declares, with its answer and the codes it may refuse by', () => {
    const { paths } = written.parse(JSON.parse(renderOpenApi()))
    const routes = Object.values(DECLARATIONS).flatMap((one) => ('routes' in one ? [...one.routes] : []))
    const shown = routes.map(({ method, path, status, id }) => {
      const told = paths[path]?.[method.toLowerCase()]
      const codes = Object.values(told?.responses ?? {}).flatMap((one) => one['x-codes'] ?? [])
      return {
        id,
        operationId: told?.operationId,
        answers: Object.keys(told?.responses[String(status)]?.content ?? {}),
        codes: codes.sort(),
      }
    })

    expect(shown).toEqual(
      routes.map(({ id }) => ({
        id,
        operationId: id,
        answers: ['application/json'],
        codes: [...operation(id).problems].sort(),
      })),
    )
    expect(Object.values(paths).flatMap((one) => Object.keys(one))).toHaveLength(routes.length)
    for (const { id, problems } of routes)
      expect(operation(id).problems).toEqual(expect.arrayContaining([...problems]))
  })

  it.each(OPERATIONS)('names at $id what stands in its path', ({ path, schemas }) => {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)

    expect(Object.keys(schemas.path?.shape ?? {})).toEqual(names)
  })

  it('has every problem code at some route, but those that only machine and functions tell each other', () => {
    const told = new Set(OPERATIONS.flatMap((one) => one.problems))
    const untold = Object.keys(STATUS_OF).filter((code) => ![...told].some((one) => one === code))

    expect(untold.sort()).toEqual(['machine-ahead', 'nothing-applied-for', 'stale-run'])
  })
})

describe('the answers of the functions', () => {
  let answers: readonly Answered[]
  beforeAll(async () => {
    answers = (await playStraightCase(ground(), SUBMISSION)).answers
  })

  it.each([
    'submitReport',
    'trackReport',
    'listTasks',
    'recordOutcome',
    'readCase',
    'listReports',
    'readPrecedent',
  ])('of %s are all told by its schema, with no field more', (id) => {
    const { answer } = operation(id).schemas
    const ofRoute = answers.filter((one) => one.id === id)

    expect(ofRoute.length).toBeGreaterThan(0)
    for (const { reply } of ofRoute) expect(answer.parse(asSent(reply))).toEqual(asSent(reply))
  })

  it('of withdrawing and acting are told by their schemas too', async () => {
    const deps = { ...ground(), rulesOf, serving }
    const receipt = z.object({ reportId: z.string(), trackingCode: z.string() })
    const { reportId, trackingCode } = receipt.parse(
      asSent(await submitReport(deps, httpEvent({ body: SUBMISSION }))),
    )
    const received = await trackReport(deps, httpEvent({ path: { trackingCode } }))
    const triaged = await triageReport(deps, reportId, 'test')
    const caseId = triaged.did === 'nothing' ? '' : triaged.caseId
    await openVisit(deps, { caseId, run: 1, visit: 1, stage: 'confirm' }, { token: 't', arrivedAt: 1 })
    const body = { action: 'refer', note: '一个部门解决不了。' }
    const acted = await actOnCase(deps, httpEvent({ who: shiftLeader, path: { caseId }, body }))
    const withdrawn = await withdrawReport(deps, httpEvent({ path: { trackingCode } }))
    const gone = await trackReport(deps, httpEvent({ path: { trackingCode } }))

    for (const [id, reply] of [
      ['trackReport', received],
      ['actOnCase', acted],
      ['withdrawReport', withdrawn],
      ['trackReport', gone],
    ] as const)
      expect(operation(id).schemas.answer.parse(asSent(reply))).toEqual(asSent(reply))
  })
})
