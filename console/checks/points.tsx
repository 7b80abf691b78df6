import type { Told } from '../base/answers.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './visit.module.css'

/** What somebody wrote down on site; it is kept as it is typed. */
export type Seen = {
  readonly words?: string
  /** By point, whether it is so. */
  readonly points?: Readonly<Record<string, boolean>>
  /** What the server's form asks for beside the words. */
  readonly more?: Readonly<Record<string, unknown>>
}

/** One thing to look at. */
type Point = { readonly id: string; readonly text: string }

/** What has to be looked at: each item of the plan. */
export const pointsOf = ({ case: { plan } }: Told): readonly Point[] =>
  plan?.items.map(({ item, action }) => ({ id: item, text: action })) ?? []

const ANSWERS: readonly { readonly is: boolean; readonly label: Label }[] = [
  { is: true, label: { zh: '是', en: 'Yes' } },
  { is: false, label: { zh: '否', en: 'No' } },
]

/** What was found, in words: point by point, then what somebody wrote. The record is Chinese, as the points are. */
export function noteOf(points: readonly Point[], { points: answers = {}, words = '' }: Seen): string {
  const lines = points.flatMap(({ id, text }) =>
    answers[id] === undefined ? [] : [`${text}：${answers[id] ? '是' : '否'}`],
  )
  return [...lines, words.trim()].filter((line) => line !== '').join('\n')
}

/** What has to be looked at, each with yes or no. */
export function Points({
  points,
  seen,
  change,
}: {
  readonly points: readonly Point[]
  readonly seen: Seen
  readonly change: (some: Partial<Seen>) => void
}) {
  const say = useSay()
  return (
    <ul className={css.points}>
      {points.map(({ id, text }) => (
        <li key={id}>
          <fieldset>
            <legend>{text}</legend>
            {ANSWERS.map(({ is, label }) => (
              <label key={label.en} data-chosen={seen.points?.[id] === is}>
                <input
                  type="radio"
                  name={id}
                  checked={seen.points?.[id] === is}
                  onChange={() => change({ points: { ...seen.points, [id]: is } })}
                />
                {say(label)}
              </label>
            ))}
          </fieldset>
        </li>
      ))}
    </ul>
  )
}
