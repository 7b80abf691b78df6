import type { Entry } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import css from './page.module.css'

type Visit = { readonly stage: string; readonly at: string; readonly outcome?: string }

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The stages that were entered, in order, with what each decided: a stage entered twice stands twice. */
function visitsOf(timeline: readonly Entry[]): readonly Visit[] {
  const visits: Visit[] = []
  for (const { type, at, data: told } of [...timeline].sort((a, b) => a.sequence - b.sequence)) {
    const data: Readonly<Record<string, unknown>> = { ...told }
    const stage = text(data.stage)
    if (type === 'stage-opened') visits.push({ stage, at })
    const last = visits.at(-1)
    if (type === 'stage-resolved' && last?.stage === stage)
      visits[visits.length - 1] = { ...last, outcome: text(data.outcome) }
  }
  return visits
}

/** The way of the case so far: where it was, what was decided there, where it stands. */
export function Way({
  timeline,
  stage,
  ended,
}: {
  readonly timeline: readonly Entry[]
  readonly stage: Label & { readonly code: string }
  readonly ended: boolean
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const visits = visitsOf(timeline)
  const now = Date.now()
  return (
    <section className={css.way} aria-label={say({ zh: '经过的环节', en: 'The way so far' })}>
      <ol>
        {visits.map(({ stage: code, at, outcome }, i) => {
          const current = !ended && i === visits.length - 1 && code === stage.code
          return (
            <li key={`${code}${at}`} data-now={current} aria-current={current ? 'step' : undefined}>
              <b>{say(nameOf(dictionary, 'stage', code))}</b>
              <span>{say(shortLabel(at, now))}</span>
              <span>
                {outcome === undefined
                  ? current && say({ zh: '正在这里', en: 'now here' })
                  : say(nameOf(dictionary, 'stage-outcome', outcome))}
              </span>
            </li>
          )
        })}
      </ol>
    </section>
  )
}
