import { afterEach, describe, expect, it, vi } from 'vitest'
import * as z from 'zod'
import { createCalendar } from '#adapters/calendar.ts'
import { buildCase, buildPrecedent, buildTask } from '#adapters/examples.ts'
import { caseGist, caseView } from '#functions/api/case-view.ts'
import { precedentView } from '#functions/api/precedent-view.ts'
import { readingOf } from '#functions/api/reading.ts'
import { explainedTask, taskView } from '#functions/api/task-view.ts'
import { answering, onUndeclared } from '#functions/runtime/answering.ts'
import { httpHandler, type Reply } from '#functions/runtime/http.ts'
import { problem } from '#functions/runtime/problem.schema.ts'
import { type ProblemCode, problemResponse, STATUS_OF } from '#functions/runtime/problem.ts'
import { dispatcher } from '#test/support/actors.ts'
import { PACK } from '#test/support/case-harness.ts'
import { insistOnDeclared } from '#test/support/declared.ts'
import { ask } from '#test/support/http.ts'

const schema = z.object({
  shown: z.string(),
  list: z.array(z.object({ shown: z.number() })).optional(),
})
const answered = (body: unknown) => {
  const reply = answering(
    () => schema,
    async (_deps: undefined, _event): Promise<Reply> => ({ status: 200, body }),
  )
  return ask((event) => reply(undefined, event), {})
}

describe('An answer', () => {
  afterEach(insistOnDeclared)

  it('is in a test a fault when it bears what is not declared', async () => {
    expect(await answered({ shown: 'a', secret: 'PLANTED' })).toMatchObject({
      status: 500,
      body: { code: 'internal' },
    })
  })

  it('leaves with what its schema declares, whatever else the view put in, and that is heard of', async () => {
    const heard = vi.fn()
    onUndeclared(heard)

    const { status, body } = await answered({
      shown: 'a',
      secret: 'PLANTED',
      list: [{ shown: 1, secret: 'PLANTED' }, { shown: 2 }, { shown: 3, secret: 'PLANTED' }],
    })

    expect({ status, body }).toEqual({
      status: 200,
      body: { shown: 'a', list: [{ shown: 1 }, { shown: 2 }, { shown: 3 }] },
    })
    expect(heard.mock.calls).toEqual([[['secret', 'list.secret']]])
  })

  it('that lacks what its schema declares is a fault on our side, and tells nothing of itself', async () => {
    const { status, body } = await answered({ shown: 7, secret: 'PLANTED' })

    expect({ status, code: body.code }).toEqual({ status: 500, code: 'internal' })
    expect(JSON.stringify(body)).not.toContain('PLANTED')
  })

  it('leaves through a schema, or does not compile', () => {
    const made = [
      httpHandler(
        answering(
          () => schema,
          async () => ({ status: 200, body: { shown: 'a' } }),
        ).bind(undefined, {}),
      ),
      // @ts-expect-error: this one passed through none.
      httpHandler(async () => ({ status: 200, body: { shown: 'a' } })),
    ]

    expect(made).toHaveLength(2)
  })

  it('that is a problem passes as it is, and fits the schema of problems whatever its code', async () => {
    const codes = Object.keys(STATUS_OF).filter((code): code is ProblemCode => code in STATUS_OF)
    for (const code of codes) {
      const body: unknown = JSON.parse(problemResponse({ code, message: 'Why.', field: 'f' }).body)
      expect(problem.strict().parse(body)).toEqual(body)
    }
    expect(codes.length).toBeGreaterThan(50)
  })
})

describe('A field that is added to what is stored', () => {
  const planted = <T extends object>(stored: T): T => ({ ...stored, added: 'PLANTED' })
  const open = planted(buildCase())
  const task = planted(buildTask())
  const reading = readingOf(dispatcher, open, PACK)

  it.each([
    ['a case', () => caseView(open, reading)],
    ['the gist of a case', () => caseGist(open, reading)],
    ['a task', () => taskView(task)],
    ['a precedent', () => precedentView(planted(buildPrecedent()))],
    [
      'a task in its case',
      () => explainedTask(task, task.sentAt, createCalendar([{ from: '09:00', to: '11:30' }])),
    ],
  ])('is not shown of %s before its view says so', (_what, view) => {
    expect(JSON.stringify(view())).not.toContain('PLANTED')
  })
})
