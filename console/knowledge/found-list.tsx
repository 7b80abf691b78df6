import type { Found } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { dayLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './found.module.css'
import frame from './frame.module.css'

/** How well a closure was confirmed, with a shape for each. */
export const CONFIRMED: Readonly<Record<Found['confirmation'], Label & { readonly shape: string }>> = {
  'reporter-says-solved': { shape: '●', zh: '诉求人说解决了', en: 'the reporter says solved' },
  'checked-on-site': { shape: '◐', zh: '现场核查通过', en: 'checked on site' },
  'checked-otherwise': { shape: '◔', zh: '电话或材料核查通过', en: 'checked by telephone or documents' },
  'explained-only': { shape: '○', zh: '只作了解释', en: 'explained only' },
  'reporter-says-unsolved': { shape: '×', zh: '诉求人说没解决', en: 'the reporter says unsolved' },
}

/** What was found, each with why it is here. */
export function FoundList({
  items,
  chosen,
  choose,
}: {
  readonly items: readonly Found[]
  readonly chosen: string | undefined
  readonly choose: (id: string) => void
}) {
  return (
    <ul className={frame.found}>
      {items.map((one) => (
        <li key={one.precedentId} aria-current={one.precedentId === chosen}>
          <button type="button" onClick={() => choose(one.precedentId)}>
            <Entry one={one} />
          </button>
        </li>
      ))}
    </ul>
  )
}

function Entry({ one }: { readonly one: Found }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { matter, lead, workingDays, archivedAt, confirmation, recurred, highlights, problem, reasons } = one
  const confirmed = CONFIRMED[confirmation]
  return (
    <>
      <b>{say(nameOf(dictionary, 'matter', matter))}</b>
      <span className={frame.confirmed} data-confirmed={confirmation}>
        <i aria-hidden="true">{confirmed.shape}</i> {say(confirmed)}
      </span>
      <Marked piece={highlights.problem ?? { text: problem, marks: [] }} />
      <span className="second">
        {[
          lead && say(nameOf(dictionary, 'party', lead)),
          say({ zh: `${workingDays} 个工作日`, en: `${workingDays} working days` }),
          say({ zh: `${dayLabel(archivedAt).zh}归档`, en: `archived ${dayLabel(archivedAt).en}` }),
          recurred > 0 && say({ zh: `又发生 ${recurred} 次`, en: `came back ${recurred}×` }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
      <Why reasons={reasons} />
    </>
  )
}

/** A text with the words that were looked for. */
function Marked({ piece: { text, marks } }: { readonly piece: NonNullable<Found['highlights']['problem']> }) {
  let at = 0
  const parts = marks.flatMap(({ from, to }) => {
    const before = text.slice(at, from)
    at = to
    return [before, <mark key={from}>{text.slice(from, to)}</mark>]
  })
  return (
    <span className={css.problem}>
      {parts}
      {text.slice(at)}
    </span>
  )
}

function Why({ reasons }: Pick<Found, 'reasons'>) {
  const say = useSay()
  const dictionary = useDictionary()
  const words = reasons.flatMap((reason): readonly Label[] => {
    switch (reason.kind) {
      case 'same-place':
        return [{ zh: '同一地点', en: 'same place' }]
      case 'same-matter':
        return [{ zh: '同一事项', en: 'same matter' }]
      case 'same-kind-of-place':
        return [{ zh: '同类地点', en: 'same kind of place' }]
      case 'same-party':
        return [nameOf(dictionary, 'party', reason.party)]
      default:
        return []
    }
  })
  return words.length === 0 ? null : <span className={css.why}>{words.map(say).join(' · ')}</span>
}
