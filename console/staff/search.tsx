import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import type { Line } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { faultWords } from '../kit/fault-words.ts'
import { linesOf } from '../kit/lines.ts'
import { useSettled } from '../kit/settled.ts'
import { StateOfLine } from '../kit/state-of-line.tsx'
import css from './search.module.css'

const FOUND_BY: Readonly<Record<NonNullable<Line['foundBy']>, Label>> = {
  case: { zh: '案件编号', en: 'Number' },
  report: { zh: '诉求编号', en: 'Report' },
  upstream: { zh: '来源编号', en: 'Their number' },
  phone: { zh: '电话', en: 'Phone' },
  place: { zh: '地点', en: 'Place' },
}

/** Milliseconds after which what was typed is asked about. */
const RESTING = 250

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.closest('input, textarea, [contenteditable], [role="combobox"]') !== null

/** Finds a case by a number, a phone, a place; `/` from anywhere. */
export function Search({ now }: { readonly now: number }) {
  const say = useSay()
  const [, go] = useLocation()
  const [typed, setTyped] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const box = useRef<HTMLInputElement>(null)
  const list = useId()
  const words = useSettled(typed.trim(), RESTING)
  const { data, error, isFetching } = useQuery({
    queryKey: ['find', words],
    queryFn: () => linesOf({ find: words }),
    enabled: open && words.length > 1,
    placeholderData: keepPreviousData,
    staleTime: 10_000,
  })
  const found = words.length > 1 ? (data?.items ?? []) : []

  useEffect(() => {
    function onKey(event: globalThis.KeyboardEvent): void {
      if (event.key !== '/' || event.isComposing || event.ctrlKey || event.metaKey || isTyping(event.target))
        return
      event.preventDefault()
      box.current?.focus()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])

  function choose(line: Line | undefined): void {
    if (line === undefined) return
    setOpen(false)
    setTyped('')
    box.current?.blur()
    go(`/desk/cases/${line.caseId}`)
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined) {
      event.preventDefault()
      setAt(Math.min(Math.max(at + step, 0), found.length - 1))
    }
    // Whoever types faster than it is found waits for what was typed.
    if (event.key === 'Enter' && words === typed.trim() && !isFetching) choose(found[at] ?? found[0])
    if (event.key === 'Escape') {
      event.stopPropagation()
      setOpen(false)
      setTyped('')
      box.current?.blur()
    }
  }

  const shown = open && words.length > 1
  return (
    <search className={css.search} data-open={open}>
      <label>
        <Icon name="find" size={16} />
        <input
          ref={box}
          type="text"
          role="combobox"
          aria-expanded={shown}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={shown && found[at] ? `${list}-${at}` : undefined}
          aria-label={say({ zh: '查找案件', en: 'Find a case' })}
          placeholder={say({ zh: '编号、查询码、电话或地点', en: 'Number, code, phone or place' })}
          autoComplete="off"
          value={typed}
          onFocus={() => setOpen(true)}
          onBlur={() => setOpen(false)}
          onChange={({ target }) => [setTyped(target.value), setAt(0)]}
          onKeyDown={onKeyDown}
        />
        <span className="key" aria-hidden="true">
          /
        </span>
      </label>
      {shown && (
        <div className={css.found}>
          <div id={list} role="listbox" aria-label={say({ zh: '找到的案件', en: 'Cases found' })}>
            {found.map((line, n) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the keys
              <div
                key={line.caseId}
                id={`${list}-${n}`}
                role="option"
                tabIndex={-1}
                aria-selected={n === at}
                // Before the box loses its focus and the list goes.
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => choose(line)}
              >
                <Option line={line} now={now} />
              </div>
            ))}
          </div>
          <p role="status">{say(told(found.length, data?.more, isFetching, error))}</p>
        </div>
      )}
    </search>
  )
}

function told(found: number, more: true | undefined, asking: boolean, error: Error | null): Label {
  if (error !== null) return faultWords(error)
  if (found === 0 && asking) return { zh: '正在找…', en: 'Looking …' }
  if (found === 0)
    return {
      zh: '没有找到您看得到的案件。换个写法，或只写路名、弄号。',
      en: 'No case that you may see. Try another spelling, or the road and number alone.',
    }
  return more
    ? { zh: `先列 ${found} 件，请写得更确切些。`, en: `The first ${found}; be more exact for others.` }
    : { zh: `${found} 件 · 回车打开`, en: `${found} found · Enter opens` }
}

function Option({ line, now }: { readonly line: Line; readonly now: number }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { place, matter, stage, foundBy } = line
  return (
    <>
      <b>{place.text}</b>
      <span>{say(nameOf(dictionary, 'matter', matter))}</span>
      <span className={css.state}>
        <StateOfLine line={line} now={now} />
      </span>
      <span className="second">
        {[line.ending === undefined ? stage : undefined, foundBy && FOUND_BY[foundBy]]
          .filter((one) => one !== undefined)
          .map(say)
          .join(' · ')}
      </span>
    </>
  )
}
