import { Refused } from '../base/client.ts'
import type { Label } from '../base/label.ts'

const WORDS: Readonly<Record<string, Label>> = {
  unreachable: {
    zh: '连不上。您填的还在，连上后再点一次。',
    en: 'No connection. What you filled in is kept: press again when it is back.',
  },
  'not-permitted': { zh: '这一步不归您办。', en: 'This is not yours to do.' },
  'wrong-stage': {
    zh: '案件已经到了别的环节，请看一下最新情况。',
    en: 'The case has moved on: look at where it stands.',
  },
  conflict: {
    zh: '刚才有人先办了。您填的还在，看一下再办。',
    en: 'Somebody was faster. What you filled in is kept.',
  },
  'case-unknown': {
    zh: '没有这个案件，或者您没有参与。',
    en: 'There is no such case, or you have no part in it.',
  },
}

/** What went wrong and what to do, for people; a sentence of the server where we have none. */
export function faultWords(error: Error): Label {
  const code = error instanceof Refused ? error.code : 'unreachable'
  const fallback: Label = {
    zh: `没有办成：${error.message || code}`,
    en: error.message || `It was refused: ${code}`,
  }
  return WORDS[code] ?? fallback
}
