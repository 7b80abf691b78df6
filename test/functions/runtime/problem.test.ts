import { describe, expect, test } from 'vitest'
import { type ProblemCode, problemResponse, STATUS_OF } from '#functions/runtime/problem.ts'

const CODES = Object.keys(STATUS_OF).filter((code): code is ProblemCode => code in STATUS_OF)
const answered = (code: ProblemCode) => problemResponse({ code, message: 'Why not.' })
const withStatus = (status: number) => CODES.filter((code) => answered(code).statusCode === status).sort()

/** What a client does about a problem depends on its status, so a code keeps the one it has. */
const TOLD_APART: Readonly<Record<number, readonly ProblemCode[]>> = {
  // The request itself is at fault, whatever it is about.
  400: ['bad-cursor', 'idempotency-key-invalid', 'invalid', 'malformed-json'],
  413: ['body-too-large'],
  415: ['unsupported-media-type'],
  // Somebody else may.
  403: [
    'judge-in-own-cause',
    'not-permitted',
    'not-yours',
    'own-proposal',
    'own-request',
    'past-the-edge',
    'sign-in-unsuitable',
  ],
  // There is none, or none that the asker may know of; there was one.
  404: [
    'case-unknown',
    'delegation-unknown',
    'person-unknown',
    'posting-unknown',
    'precedent-unknown',
    'queue-unknown',
    'report-unknown',
    'rule-unknown',
    'task-unknown',
  ],
  410: ['precedent-withdrawn'],
  // Ours: whoever asked may come again with the very same.
  500: ['internal'],
  503: ['nothing-published'],
}

describe('A problem', () => {
  test.each(Object.entries(TOLD_APART))(
    'is answered with %s for these reasons and no others',
    (status, codes) => {
      expect(withStatus(Number(status))).toEqual(codes)
    },
  )

  test('is one of how things stand (409) or of what was said (422) for every other reason', () => {
    const others = CODES.filter((code) => !Object.values(TOLD_APART).some((codes) => codes.includes(code)))
    const [standing, said] = [withStatus(409), withStatus(422)]
    expect([...standing, ...said].sort()).toEqual(others.sort())
    // What nobody knows was said wrong; that it is late, open or full is how things stand.
    expect(standing.filter((code) => code.endsWith('-unknown'))).toEqual([])
    expect(said.filter((code) => /-(ended|full|open|pending|settled|left)$/.test(code))).toEqual([])
  })

  test('is told as RFC 9457 wants it, and names the field at fault', () => {
    const { statusCode, headers, body } = problemResponse({
      code: 'date-past',
      message: 'Choose a later date.',
      field: 'until',
    })

    expect(headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(statusCode).toBe(422)
    expect(JSON.parse(body)).toEqual({
      type: 'urn:duoge:problem:date-past',
      code: 'date-past',
      status: 422,
      title: 'date past',
      detail: 'Choose a later date.',
      zh: '日期已经过去，请填以后的时间。',
      errors: [{ field: 'until', message: 'Choose a later date.', zh: '日期已经过去，请填以后的时间。' }],
    })
  })

  test('names no field where none is at fault', () => {
    expect(JSON.parse(answered('internal').body)).not.toHaveProperty('errors')
  })
})
