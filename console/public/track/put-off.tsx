import { dateLabel, dueLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import type { Tracking } from './tracking.ts'

/** What was decided about putting it off: what, until when, and what the public is told of it. */
export function PutOff({ tracking }: { readonly tracking: Tracking }) {
  const say = useSay()
  // While it is parked, that is told above.
  const told = (tracking.postponements ?? []).filter(
    ({ kind, until }) =>
      kind !== 'parked' || tracking.parkedWords === undefined || until !== tracking.parkedUntil,
  )
  if (told.length === 0) return null
  return (
    <section className="part white">
      <h2>{say({ zh: '延期情况', en: 'What was put off' })}</h2>
      {told.map((one) => (
        <div key={`${one.kind} ${one.at}`}>
          <p>
            <b>{say(one)}</b>　{say(one.words)}
          </p>
          <p className="muted">
            {say({
              zh: `${dateLabel(one.at).zh}决定${one.granted && one.until ? `，到${dueLabel(one.until).zh}` : ''}`,
              en: `Decided on ${dateLabel(one.at).en}${one.granted && one.until ? `, until ${dueLabel(one.until).en}` : ''}`,
            })}
          </p>
        </div>
      ))}
    </section>
  )
}

/** It was answered once, and is worked on again: since when, and by when what goes on now is to be done. */
export function Again({ tracking: { again } }: { readonly tracking: Tracking }) {
  const say = useSay()
  if (again === undefined) return null
  return (
    <p>
      {say({
        zh: `${dateLabel(again.since).zh}起重新办理`,
        en: `Taken up again on ${dateLabel(again.since).en}`,
      })}
      {again.until !== undefined &&
        say({
          zh: `，${dueLabel(again.until).zh}前办完这一步`,
          en: `; this step is due ${dueLabel(again.until).en}`,
        })}
    </p>
  )
}
