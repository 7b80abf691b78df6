import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Task } from '../base/answers.ts'
import { isBegun } from '../base/draft.ts'
import css from './open-task.module.css'
import { type Openable, whichOpens } from './which-opens.ts'

/** The task that stands open beside a list, as `whichOpens` says; what is put away is done with, whatever was typed about it. */
export function useOpenTask(openable: Openable) {
  const [last, setLast] = useState<Task>()
  const [begunId, begin] = useState<string>()
  const [putId, put] = useState<string>()
  const { task, gone } = whichOpens(
    openable,
    last && {
      task: last,
      begun: begunId === last.taskId,
      typed: putId !== last.taskId && isBegun(last.taskId),
    },
  )
  useEffect(() => setLast(task), [task])
  return {
    task,
    gone,
    begin: () => begin(task?.taskId),
    putAway: () => [put(task?.taskId), begin(undefined), setLast(undefined)],
  }
}

/** Where a task stands open: whoever moves, presses, scrolls or types there has begun with it. */
export function Opened({ begin, children }: { readonly begin: () => void; readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const here = place.current
    function onHand(event: Event): void {
      // A heading that takes the focus when it appears is nobody's hand.
      const isHeading = event.target instanceof HTMLElement && event.target.tabIndex < 0
      if (event.type !== 'focusin' || !isHeading) begin()
    }
    const hands = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'focusin']
    for (const hand of hands) here?.addEventListener(hand, onHand, { passive: true })
    return () => {
      for (const hand of hands) here?.removeEventListener(hand, onHand)
    }
  }, [begin])
  return (
    <div ref={place} className={css.opened}>
      {children}
    </div>
  )
}
