import { useEffect, useRef, useState } from 'react'
import { Link } from 'wouter'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortDueLabel } from '../base/instant.ts'
import { useSay } from '../base/language.ts'
import { useHeldUpBy } from './held-up-by.tsx'
import { Marks } from './marks.tsx'
import css from './rows.module.css'
import { StateOfLine } from './state-of-line.tsx'
import { UpstreamLimit } from './upstream-limit.tsx'

/** The height of a row in pixels; the style sheet says the same. */
const ROW = 44
/** Rows drawn beyond what is seen, on either side. */
const BEYOND = 6

/** However many lines there are, only those that are seen stand in the document. */
export function Rows({ lines, now }: { readonly lines: readonly Line[]; readonly now: number }) {
  const box = useRef<HTMLDivElement>(null)
  const [seen, setSeen] = useState({ from: 0, to: 30 })
  useEffect(() => {
    const inside = box.current
    if (inside === null) return
    const look = (): void => {
      const from = Math.floor(inside.scrollTop / ROW) - BEYOND
      setSeen({ from: Math.max(from, 0), to: from + Math.ceil(inside.clientHeight / ROW) + 2 * BEYOND })
    }
    const watch = new ResizeObserver(look)
    watch.observe(inside)
    inside.addEventListener('scroll', look, { passive: true })
    return () => {
      watch.disconnect()
      inside.removeEventListener('scroll', look)
    }
  }, [])
  const upstream = lines.some(({ upstreamDue }) => upstreamDue !== undefined)
  return (
    <div ref={box} className={css.box} data-upstream={upstream}>
      <ul style={{ height: lines.length * ROW }}>
        {lines.slice(seen.from, seen.to).map((line, n) => (
          <li
            key={line.caseId}
            style={{ top: (seen.from + n) * ROW }}
            aria-setsize={lines.length}
            aria-posinset={seen.from + n + 1}
          >
            <Row line={line} now={now} />
          </li>
        ))}
      </ul>
    </div>
  )
}

function Row({ line, now }: { readonly line: Line; readonly now: number }) {
  const say = useSay()
  const dictionary = useDictionary()
  const heldUpBy = useHeldUpBy()(line)
  const { caseId, place, matter, stage, waitsFor, upstreamDue, ending } = line
  return (
    <Link href={`/desk/cases/${caseId}`} className={css.row}>
      <span>
        <StateOfLine line={line} now={now} />
      </span>
      <b>{place.text}</b>
      <span>
        {say(nameOf(dictionary, 'matter', matter))} <Marks line={line} />
      </span>
      <span>{say(stage)}</span>
      <span>{heldUpBy && say(heldUpBy)}</span>
      <span className={css.due}>{waitsFor && say(shortDueLabel(waitsFor.dueAt, now))}</span>
      {upstreamDue && ending === undefined && (
        <span className={css.upstream}>
          <UpstreamLimit dueAt={upstreamDue} now={now} />
        </span>
      )}
    </Link>
  )
}
