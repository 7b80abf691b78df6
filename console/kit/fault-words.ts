import { Refused } from '../base/client.ts'
import type { Label } from '../base/label.ts'

/** What only this side knows: the server has a sentence for everything else. */
const OURS: Readonly<Record<string, Label>> = {
  unreachable: {
    zh: '连不上。您填的还在，连上后再点一次。',
    en: 'No connection. What you filled in is kept: press again when it is back.',
  },
  'signed-out': {
    zh: '登录已过期，没有办成。您填的还在，重新登录后再点一次。',
    en: 'You are signed out, and it was not done. What you filled in is kept: sign in and press again.',
  },
  gateway: {
    zh: '现在太忙，没有办成。您填的还在，请稍后再试。',
    en: 'Too busy just now. What you filled in is kept: try again in a moment.',
  },
}

/** What went wrong and what to do, for people: the server's sentence, else one of ours. */
export function faultWords(error: Error): Label {
  const code = error instanceof Refused ? error.code : 'unreachable'
  const said = error instanceof Refused ? error.words : undefined
  return OURS[code] ?? said ?? { zh: `没有办成：${code}`, en: `It was refused: ${code}` }
}
