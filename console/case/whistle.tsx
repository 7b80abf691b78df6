import type { Told } from '../base/answers.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { shortLabel } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import { PartyPhone } from '../kit/party-phone.tsx'
import css from './whistle.module.css'

type Called = NonNullable<Told['case']['whistle']>

/** 吹哨报到: who was called and who is there, as they come; after the meeting, who was not. */
export function WhistleBlown({ whistle, now }: { readonly whistle: Called; readonly now: number }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { ground, mode, reportInBy, heldAt, called } = whistle
  const name = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const there = called.filter(({ reportedInAt }) => reportedInAt !== undefined).length
  return (
    <section className={css.whistle} aria-labelledby="whistle">
      <h2 id="whistle">
        {say({ zh: `吹哨报到 ${there}/${called.length}`, en: `Called, ${there} of ${called.length} in` })}
        <span>
          {name('whistle-ground', ground)} · {name('whistle-mode', mode)} ·{' '}
          {heldAt === undefined
            ? say({
                zh: `${shortLabel(reportInBy, now).zh} 前报到`,
                en: `report in by ${shortLabel(reportInBy, now).en}`,
              })
            : say({ zh: `${shortLabel(heldAt, now).zh} 已会商`, en: `met ${shortLabel(heldAt, now).en}` })}
        </span>
      </h2>
      <ul aria-live="polite">
        {called.map(({ party, reportedInAt }) => (
          <li key={party} data-there={reportedInAt !== undefined}>
            <b>{name('party', party)}</b> {say(stateOf(reportedInAt, whistle, now))}{' '}
            {reportedInAt === undefined && heldAt === undefined && <PartyPhone party={party} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function stateOf(at: string | undefined, { heldAt, reportInBy }: Called, now: number): Label {
  if (at !== undefined) {
    const { zh, en } = shortLabel(at, now)
    return at > reportInBy ? { zh: `✓ ${zh}，迟到`, en: `✓ ${en}, late` } : { zh: `✓ ${zh}`, en: `✓ ${en}` }
  }
  if (heldAt !== undefined) return { zh: '× 缺席', en: '× absent' }
  return Date.parse(reportInBy) < now
    ? { zh: '◆ 超时未到', en: '◆ late, not in' }
    : { zh: '○ 未报到', en: '○ not in yet' }
}
