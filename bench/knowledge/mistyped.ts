/** Titles as they are typed in a hurry: by sound, with another character of the same sound here and there. */
import { pinyin } from 'pinyin-pro'
import type { Message } from './messages.ts'
import { random } from './random.ts'

/** Every so many Han characters one is mistyped. */
const EVERY = 5

/** The sound of each character of a text as it is read there, without its tone. */
const soundsOf = (text: string): string[] => pinyin(text, { toneType: 'none', type: 'array', v: true })

/**
 * What mistypes texts: a fifth of their Han characters, wherever they stand, become others that are spoken alike, each as often
 * as it stands in the messages. What has no other of its sound stays. The same text is always mistyped alike.
 * @param messages from whose characters the wrong ones are taken
 */
export function mistyper(messages: readonly Message[]): (text: string) => string {
  const bySound = new Map<string, string[]>()
  for (const { title, text } of messages) {
    const whole = `${title}\n${text}`
    const sounds = soundsOf(whole)
    ;[...whole].forEach((character, at) => {
      const sound = sounds[at]
      if (sound === undefined || !isHan(character)) return
      const known = bySound.get(sound)
      if (known === undefined) bySound.set(sound, [character])
      else known.push(character)
    })
  }
  return (text) => {
    const characters = [...text]
    const next = random(characters.reduce((sum, one) => sum + (one.codePointAt(0) ?? 0), 0))
    const sounds = soundsOf(text)
    const left = characters.flatMap((one, at) => (isHan(one) ? [at] : []))
    for (let wrong = Math.round(left.length / EVERY); wrong > 0 && left.length > 0; wrong -= 1) {
      const [at = 0] = left.splice(next(left.length), 1)
      const others = (bySound.get(sounds[at] ?? '') ?? []).filter((one) => one !== characters[at])
      characters[at] = others[next(others.length)] ?? characters[at] ?? ''
    }
    return characters.join('')
  }
}

const isHan = (character: string): boolean => /^\p{Script=Han}$/u.test(character)
