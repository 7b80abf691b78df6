import { callTaker, dispatcher, shiftLeader } from './actors.ts'
import { local } from './case-harness.ts'
import { DISTRICT } from './other-stories.ts'
import { after, note, type Scene, step, unreachable } from './scene-steps.ts'
import { SHED } from './story.ts'
import { fine } from './telling.ts'

export const SCENES_OF_REPORTS: readonly Scene[] = [
  {
    name: 'the reporter is not reached, so the site is looked at',
    steps: after(
      'a resident rings',
      unreachable('2021-01-18 10:00'),
      unreachable('2021-01-18 11:10'),
      unreachable('2021-01-18 14:20'),
    ),
    needs: ['reconcile verification-ordered'],
  },
  {
    name: 'the authority that sent a report in tells more of it',
    steps: [
      ...DISTRICT.slice(0, 1),
      step('2021-01-18 09:40', 'under the same number, with other words', async ({ system }) => {
        const { appeal, place, reporter } = SHED
        const detail = { appeal, place, reporter, reference: '0007', description: '又多了两个煤气罐' }
        system.tell({ id: 'm-more', source: 'district.12345', 'detail-type': 'report-submitted', detail })
      }),
    ],
    needs: ['reconcile report-supplemented'],
  },
  {
    name: 'everybody takes the report back',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:30', 'it is taken back', async ({ api, trackingCode }) => {
        fine(await api.withdraw(trackingCode))
      }),
    ),
    needs: ['reconcile report-withdrawn'],
  },
  {
    name: 'that a report ends is asked for, and nobody rules',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:20', 'whoever calls asks for it', async ({ api, caseId, reportId }) => {
        const body = { action: 'end-report', ground: 'not-confirmed', note }
        fine(await api.actOnReport(callTaker, caseId, reportId, body))
      }),
      step('2021-01-18 16:00', 'nobody ruled', async () => {}),
    ),
    needs: ['reconcile report-end-asked'],
  },
  {
    name: 'a longer reply limit is asked for, and nobody rules',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:20', 'whoever calls asks for it', async ({ api, caseId, reportId }) => {
        fine(await api.actOnReport(callTaker, caseId, reportId, { action: 'ask-extension', note }))
      }),
      step('2021-01-18 16:00', 'nobody ruled', async () => {}),
    ),
    needs: ['reconcile report-extension-asked'],
  },
  {
    name: 'a case is transferred, and the system of the other body says that it has it',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:20', 'it is another street’s', ({ api, caseId }) =>
        api
          .act(shiftLeader, caseId, { action: 'transfer', to: 'yinhang-street', note })
          .then(() => undefined),
      ),
      step('2021-01-18 10:00', 'which takes it on', async ({ system, caseId }) => {
        const detail = { jurisdiction: 'wujiaochang', caseId, reference: 'YH-0007' }
        await system.tell({
          id: 'taken-on',
          source: 'district.12345',
          'detail-type': 'transfer-accepted-submitted',
          detail,
        })
      }),
      step('2021-01-18 10:10', 'nothing is owed here any more', async ({ api }) => {
        const left = fine(await api.tasks(callTaker)).body.items.length
        if (left > 0) throw new Error(`${left} duties still stand here.`)
      }),
    ),
    needs: ['reconcile transfer-accepted', 'receive-inbound transfer-accepted-submitted'],
  },
  {
    name: 'a reply is drafted, and nobody approves it',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:20', 'whoever calls drafts it', async ({ api, caseId, reportId }) => {
        fine(await api.actOnReport(callTaker, caseId, reportId, { action: 'ask-reply', words: note }))
      }),
      step('2021-01-18 16:00', 'nobody ruled', async () => {}),
    ),
    needs: ['reconcile report-reply-asked'],
  },
  {
    name: 'the only report is empty, and ended',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:30', 'it is ended', async ({ api, caseId, reportId }) => {
        fine(
          await api.actOnReport(callTaker, caseId, reportId, { action: 'end-report', ground: 'empty', note }),
        )
      }),
    ),
    needs: ['reconcile report-ended'],
  },
  {
    name: 'a report from another authority is split off its case',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:10', 'another authority tells the same', async (telling) => {
        const { api, system, caseId } = telling
        const source = { system: '12345', reference: 'W-20210118-7' }
        const upstreamDue = local('2021-01-22 17:00')
        const sent = { ...SHED, channel: 'district', source, upstreamDue }
        const { reportId } = fine(await api.submitAtDesk(callTaker, sent), 201).body
        await system.settle()
        const split = { action: 'split-off', note, matter: 'exposed-rubbish' }
        fine(await api.actOnReport(dispatcher, caseId, reportId, split))
      }),
    ),
    needs: ['triage report-split-off', 'reconcile report-split-off'],
  },
  {
    name: 'a merger is undone',
    steps: after(
      'a resident rings',
      step('2021-01-18 09:10', 'another trouble is merged into it', async (telling) => {
        const { api, system, caseId } = telling
        fine(await api.report({ ...SHED, place: '四平路2500号', matter: 'street-lamp' }), 201)
        await system.settle()
        const open = (await system.ports.store.openCases('wujiaochang')).items
        const from = open.find((one) => one !== caseId) ?? ''
        fine(await api.act(dispatcher, from, { action: 'merge', into: caseId }))
        await system.settle()
        fine(await api.act(dispatcher, from, { action: 'undo-merge', note }))
      }),
    ),
    needs: ['reconcile merger-undone', 'write-precedent merger-undone'],
  },
]
