import { useState } from 'react'
import { Link } from 'wouter'
import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { useDraft } from '../../base/draft.ts'
import { dayOf } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import manage from '../manage.module.css'
import { type Rule, useArranging } from './asking.ts'
import css from './orders.module.css'

/** The rulings that are kept: one that names what the pack knows no more, or that was proved wrong since, is marked. */
export function Rules({
  rules,
  mayWithdraw,
}: {
  readonly rules: readonly Rule[]
  readonly mayWithdraw: boolean
}) {
  const say = useSay()
  if (rules.length === 0)
    return (
      <p className={manage.none}>
        {say({
          zh: '还没有。退单终审时选“今后同类照此派”，规则就留在这里，派遣时按它提示。',
          en: 'None yet. When a return is ruled on finally, the ruling can be kept: it then tells where such cases are sent.',
        })}
      </p>
    )
  return (
    <ul className={css.rules}>
      {rules.map((rule) => (
        <li key={rule.ruleId}>
          <RuleLine rule={rule} mayWithdraw={mayWithdraw} />
        </li>
      ))}
    </ul>
  )
}

function RuleLine({ rule, mayWithdraw }: { readonly rule: Rule; readonly mayWithdraw: boolean }) {
  const say = useSay()
  const dictionary = useDictionary()
  const [open, setOpen] = useState(false)
  const { matter, condition, grid, party, as, origin, doubted } = rule
  const named = (list: string, code: string): string => say(nameOf(dictionary, list, code))
  const isUnknown = (list: string, code: string): boolean =>
    !Object.hasOwn(dictionary.lists[list] ?? {}, code)
  return (
    <>
      <p>
        <b>{named('matter', matter)}</b>
        {condition !== undefined && ` · ${named('condition', condition)}`}
        {grid !== undefined && ` · ${named('grid', grid)}`} → <b>{named('party', party)}</b>{' '}
        {named('routed-as', as)}
      </p>
      {(isUnknown('party', party) || isUnknown('matter', matter)) && (
        <p className={manage.mark}>
          ▲{' '}
          {say({
            zh: '现行辖区包里没有这个单位或事项：规则已不起作用，请撤下，或在辖区包里补上。',
            en: 'The pack knows no such party or matter: the rule does nothing. Withdraw it, or put it into the pack.',
          })}
        </p>
      )}
      {doubted !== undefined && (
        <p className={manage.mark}>
          ▲{' '}
          {say({
            zh: `存疑：${dayOf(doubted.at)} 该单位再次退单获准，不再自动照此派。`,
            en: `In doubt: on ${dayOf(doubted.at)} the party returned one again and was right. It sends nobody by itself.`,
          })}{' '}
          <Link href={`/desk/cases/${doubted.caseId}`}>{say({ zh: '看那一件', en: 'That case' })}</Link>
        </p>
      )}
      <p className="second">
        {say({ zh: `${dayOf(origin.at)} 终审留下，`, en: `Kept on ${dayOf(origin.at)}, ` })}
        <Link href={`/desk/cases/${origin.caseId}`}>{say({ zh: '看当时的案件', en: 'from this case' })}</Link>
        {mayWithdraw && !open && (
          <button type="button" className={css.inline} onClick={() => setOpen(true)}>
            {say({ zh: '撤下', en: 'Withdraw' })}
          </button>
        )}
      </p>
      {open && <Withdraw ruleId={rule.ruleId} close={() => setOpen(false)} />}
    </>
  )
}

function Withdraw({ ruleId, close }: { readonly ruleId: string; readonly close: () => void }) {
  const say = useSay()
  const [{ note }, change, drop] = useDraft(`${ruleId}.withdraw`, { note: '' })
  const arranging = useArranging(() => [drop(), close()])
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        arranging.mutate({ action: 'withdraw-rule', ruleId, note: note.trim() })
      }}
    >
      <div className={manage.fields}>
        <label>
          {say({ zh: '为什么撤下（中心与网格长可见）', en: 'Why (centre and leaders read it)' })}
          <input value={note} maxLength={4_000} onChange={({ target }) => change({ note: target.value })} />
        </label>
        <button type="submit" className={manage.go} disabled={note.trim() === '' || arranging.isPending}>
          {say({ zh: '撤下', en: 'Withdraw' })}
        </button>
        <button type="button" className={manage.quiet} onClick={close}>
          {say({ zh: '先不撤', en: 'Not now' })}
        </button>
      </div>
      {arranging.error !== null && (
        <p className={css.fault} role="alert">
          ◆ {say(faultWords(arranging.error))}
        </p>
      )}
    </form>
  )
}
