import { dispatcher, handlerOf, shiftLeader } from './actors.ts'
import { local } from './case-harness.ts'
import { after, DISPATCHED, emergency, note, ofTask, type Scene, safety, squad, step } from './scene-steps.ts'
import { settleTask } from './telling.ts'

export const SCENES_OF_PARTIES: readonly Scene[] = [
  {
    name: 'a party does nothing until its case is referred',
    steps: after(
      DISPATCHED,
      step('2021-01-22 12:00', 'its limit has nearly run', async () => {}),
      step('2021-01-29 12:00', 'it is overdue for days', async () => {}),
    ),
    needs: ['reconcile task-warned', 'reconcile task-overdue'],
  },
  {
    name: 'a party asks for more time, and for another processing type, and gets neither',
    steps: after(
      DISPATCHED,
      ofTask('2021-01-27 09:30', 'it asks for more time', squad, squad, (taskId) => ({
        action: 'ask-extension',
        taskId,
        until: local('2021-02-05 17:30'),
        note,
      })),
      ofTask('2021-01-27 10:00', 'it is refused', squad, dispatcher, (taskId) => ({
        action: 'rule-on-extension',
        taskId,
        grant: false,
      })),
      ofTask('2021-01-27 11:00', 'it asks for another type', squad, squad, (taskId) => ({
        action: 'ask-processing',
        taskId,
        processing: 'comprehensive',
        note,
        evidence: [note],
      })),
      ofTask('2021-01-27 11:30', 'it is refused', squad, shiftLeader, (taskId) => ({
        action: 'rule-on-processing',
        taskId,
        grant: false,
      })),
    ),
    needs: [
      'reconcile extension-asked',
      'reconcile extension-ruled',
      'reconcile processing-asked',
      'reconcile processing-ruled',
    ],
  },
  {
    name: 'a party says that it is not its duty, and objects to the ruling, on which nobody rules',
    steps: after(
      DISPATCHED,
      step('2021-01-18 11:00', 'it returns', (telling) =>
        settleTask(telling, safety, 'handle', { outcome: 'returned', reason: 'not-our-duty', note }),
      ),
      ofTask('2021-01-18 12:00', 'it is refused', safety, dispatcher, (taskId) => ({
        action: 'rule-on-return',
        taskId,
        accept: false,
      })),
      ofTask('2021-01-18 14:00', 'it objects', safety, safety, (taskId) => ({
        action: 'object-to-ruling',
        taskId,
        note,
      })),
      step('2021-01-21 12:00', 'it has gone up', async () => {}),
    ),
    needs: ['reconcile return-requested', 'reconcile ruling-objected', 'reconcile ruling-climbed'],
  },
  {
    name: 'a party says in the last hours that it is not its duty, and it is',
    steps: after(
      DISPATCHED,
      emergency('2021-01-18 11:00'),
      step('2021-01-18 14:30', 'it returns', (telling) =>
        settleTask(telling, safety, 'handle', { outcome: 'returned', reason: 'not-our-duty', note }),
      ),
      ofTask('2021-01-18 14:40', 'it is refused', safety, dispatcher, (taskId) => ({
        action: 'rule-on-return',
        taskId,
        accept: false,
      })),
    ),
    needs: ['reconcile return-ruled'],
  },
  {
    name: 'the lead has done its own part, and waits for the others',
    steps: after(
      DISPATCHED,
      emergency('2021-01-18 11:00'),
      step('2021-01-18 11:30', 'the lead says so', (telling) =>
        settleTask(telling, squad, 'handle', { outcome: 'part-done', note }),
      ),
      ...(['fangban', 'pinganban'] as const).map((party, n) =>
        step(`2021-01-18 14:3${n}`, `${party} has done its own`, (telling) =>
          settleTask(telling, handlerOf(party), 'handle', { outcome: 'done', note }),
        ),
      ),
    ),
    needs: ['reconcile lead-time-resumed'],
  },
]
