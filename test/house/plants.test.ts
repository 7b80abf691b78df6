import { beforeAll, describe, expect, test } from 'vitest'
import { type Complaint, complaintsWith, type Plant } from '#test/support/overlay.ts'

/** One more of each thing that tables speak of, and the files that have to say something about it. */
const PLANTED: Readonly<
  Record<string, { readonly plants: readonly Plant[]; readonly asks: readonly string[] }>
> = {
  'planted-role': {
    plants: [
      { file: 'domain/people/roles.ts', at: "  'operator',\n", put: "  'operator',\n  'planted-role',\n" },
    ],
    asks: ['domain/people/rights.ts'],
  },
  'planted-channel': {
    plants: [
      {
        file: 'domain/report/record/channels.ts',
        at: "  'district',\n]",
        put: "  'district',\n  'planted-channel',\n]",
      },
    ],
    asks: ['domain/report/record/channels.ts'],
  },
  'planted-kind': {
    plants: [
      {
        file: 'domain/case/record/task.ts',
        at: "  'take-note',\n]",
        put: "  'take-note',\n  'planted-kind',\n]",
      },
    ],
    asks: [
      'domain/case/actions/outcome-table.ts',
      'domain/case/actions/record-outcome.ts',
      'domain/case/asked/outcomes.ts',
      'domain/case/tasks/task-kinds.ts',
      'local/docs/openapi/requests.ts',
    ],
  },
  'planted-event': {
    plants: [
      {
        file: 'domain/events/planted-event.ts',
        put: `
          import * as z from 'zod'
          import { defineEvent } from './envelope/define.ts'
          export const plantedEvent = defineEvent({
            type: 'planted-event', version: 1, subject: 'case', zh: '植入', data: () => z.object({}), example: {},
          })`,
      },
      {
        file: 'domain/events/index.ts',
        at: 'export const EVENTS = [\n',
        put: "import { plantedEvent } from './planted-event.ts'\nexport const EVENTS = [\n  plantedEvent,\n",
      },
    ],
    asks: ['domain/events/subscriptions.ts', 'domain/projection/case-history.ts'],
  },
  'planted-action': {
    plants: [
      {
        file: 'domain/case/asked/actions.ts',
        at: "export const caseAction = z.discriminatedUnion('action', [\n",
        put: "export const caseAction = z.discriminatedUnion('action', [\n  of('planted-action', { note }),\n",
      },
    ],
    asks: ['domain/case/actions/case-actions.ts', 'local/docs/openapi/requests.ts'],
  },
  'planted-report-action': {
    plants: [
      {
        file: 'domain/report/asked.ts',
        at: "export const reportAction = z.discriminatedUnion('action', [\n",
        put: "export const reportAction = z.discriminatedUnion('action', [\n  of('planted-report-action', { note }),\n",
      },
    ],
    asks: ['domain/report/act.ts', 'local/docs/openapi/requests.ts'],
  },
}

describe('What is new and stands in no table yet', () => {
  let complaints: readonly Complaint[] = []
  beforeAll(() => {
    complaints = complaintsWith(
      Object.values(PLANTED).flatMap(({ plants }) => plants),
      ['domain/', 'local/docs/openapi/requests.ts'],
    )
  }, 300_000)

  test.each(Object.entries(PLANTED))('%s does not compile', (name, { asks }) => {
    const missing = complaints.filter(({ says }) => says.includes(`'"${name}"' is missing`))
    expect([...new Set(missing.map(({ file }) => file))].sort()).toEqual(asks)
  })
})
