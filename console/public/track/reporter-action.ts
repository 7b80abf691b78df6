import { useState } from 'react'
import { answerOf, api, Refused } from '../../base/client.ts'
import type { Label } from '../../base/label.ts'
import type { paths } from '../../generated/api.d.ts'

type Asked = NonNullable<
  paths['/v1/reports/{trackingCode}/actions']['post']['requestBody']
>['content']['application/json']

/** What a resident is told, who has nobody to ask; the server's own sentences are for staff. */
const FAULTS: Readonly<Record<string, Label>> = {
  unreachable: {
    zh: '现在连不上。您写的还在，有网络时再点一次。',
    en: 'No connection. What you wrote is kept: try again when you are online.',
  },
  'already-called': { zh: '您已经评价过了。', en: 'You have said so already.' },
  'wrong-stage': {
    zh: '这件事的情况变了，请刷新看看；要补充请拨 12345。',
    en: 'Things have changed: reload the page, or call 12345 to add something.',
  },
}
const OTHER: Label = {
  zh: '没能提交，您写的还在，请稍后再试，或拨 12345。',
  en: 'It was not taken, and is kept: try again later, or call 12345.',
}

/**
 * What a reporter does with the tracking code: sent, and told whether it was taken.
 * @param taken called once it was, before anything else is shown
 */
export function useReporterAction(trackingCode: string, taken: () => void) {
  const [fault, setFault] = useState<Label>()
  const [state, setState] = useState<'idle' | 'busy' | 'taken'>('idle')
  async function send(body: Asked): Promise<void> {
    setFault(undefined)
    setState('busy')
    try {
      await answerOf(
        api.POST('/v1/reports/{trackingCode}/actions', { params: { path: { trackingCode } }, body }),
      )
      setState('taken')
      taken()
    } catch (error) {
      setState('idle')
      setFault((error instanceof Refused ? FAULTS[error.code] : undefined) ?? OTHER)
    }
  }
  return { fault, state, send, lacks: setFault, again: () => setState('idle') }
}
