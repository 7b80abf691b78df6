import { useSay } from '../base/language.ts'
import type { Tracking } from './track/tracking.ts'

/** 该找谁: whose it is instead of ours, and how to reach them. */
export function Door({ door }: { readonly door: NonNullable<Tracking['door']> }) {
  const say = useSay()
  return (
    <section className="part white">
      <h2>{say(door.role)}</h2>
      <p>
        <b>{say(door.name)}</b>　{door.contact}
      </p>
      <p className="muted">{say(door.purpose)}</p>
    </section>
  )
}
