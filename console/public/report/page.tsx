import { type FormEvent, useRef, useState } from 'react'
import { Refused } from '../../base/client.ts'
import { useDraft } from '../../base/draft.ts'
import { Icon } from '../../base/icon.tsx'
import { useSay } from '../../base/language.ts'
import { Fault, WhoReads } from '../parts.tsx'
import { EMPTY, isForOthers, leftOf } from './draft.ts'
import { Emergency } from './emergency.tsx'
import { Kinds } from './kinds.tsx'
import css from './report.module.css'
import { send } from './send.ts'
import { Sent } from './sent.tsx'

const FAULTS = {
  description: { zh: '请写一句发生了什么', en: 'Please write what has happened' },
  place: {
    zh: '请写在哪里，路名、小区或店名都可以',
    en: 'Please write where: a street, an estate or a shop',
  },
  unreachable: {
    zh: '现在连不上。您写的还在，有网络时再点一次“提交”。',
    en: 'No connection. What you wrote is kept: press Submit again when you are online.',
  },
  invalid: {
    zh: '有一处没填对，请看一下电话号码。',
    en: 'Something is not right: please look at the phone number.',
  },
  other: {
    zh: '没能提交，您写的还在。请稍后再试，或拨 12345。',
    en: 'It was not taken. Try again later, or call 12345.',
  },
}
type FaultName = keyof typeof FAULTS

/** 报一件事: what, where, and whom to answer; nothing else is asked. */
export function ReportPage() {
  const say = useSay()
  const [draft, change, drop] = useDraft('report', EMPTY)
  const [fault, setFault] = useState<FaultName>()
  const [sending, setSending] = useState(false)
  const [sent, setSent] = useState<{ readonly code: string; readonly elsewhere: boolean }>()
  const fields = { description: useRef<HTMLTextAreaElement>(null), place: useRef<HTMLInputElement>(null) }
  function write(field: keyof typeof fields, words: string): void {
    change({ [field]: words })
    if (fault === field) setFault(undefined)
  }

  if (sent !== undefined)
    return <Sent {...sent} phone={draft.phone} again={() => [drop(), setSent(undefined)]} />

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault()
    const missing = (['description', 'place'] as const).find((one) => draft[one].trim() === '')
    setFault(missing)
    if (missing !== undefined) return fields[missing].current?.focus()
    const key = draft.key || crypto.randomUUID()
    change({ key })
    setSending(true)
    try {
      const { trackingCode } = await send({ ...draft, key })
      change(leftOf(draft))
      setSent({ code: trackingCode, elsewhere: isForOthers(draft) })
      scrollTo(0, 0)
    } catch (error) {
      const name = error instanceof Refused ? error.code : 'other'
      setFault(name === 'unreachable' || name === 'invalid' ? name : 'other')
    } finally {
      setSending(false)
    }
  }

  return (
    <form noValidate onSubmit={submit}>
      <Emergency />
      <div className={css.head}>
        <h1>{say({ zh: '报一件事', en: 'Report something' })}</h1>
        <p className="muted">
          {say({
            zh: '不用注册。写清什么事、在哪里，就能提交。',
            en: 'No account needed: say what and where.',
          })}
        </p>
      </div>
      <section className="part">
        <label className="label" htmlFor="description">
          {say({ zh: '什么事', en: 'What is it' })}
        </label>
        <p className="muted" id="description-hint">
          {say({ zh: '现在是什么样，从什么时候开始。', en: 'What it is like now, and since when.' })}
        </p>
        <textarea
          id="description"
          className="field"
          ref={fields.description}
          aria-describedby="description-hint description-reads"
          aria-invalid={fault === 'description'}
          maxLength={4_000}
          value={draft.description}
          onChange={({ target }) => write('description', target.value)}
        />
        {fault === 'description' && <Fault words={FAULTS.description} />}
        <WhoReads
          id="description-reads"
          words={{
            zh: '城运中心看到原话；承办单位看到的，会尽量隐去姓名、电话、房号。',
            en: 'The centre reads your words; those who handle it read them with names, numbers and flats taken out as far as found.',
          }}
        />
      </section>
      <section className="part">
        <label className="label" htmlFor="place">
          {say({ zh: '在哪里', en: 'Where is it' })}
        </label>
        <p className="muted" id="place-hint">
          {say({
            zh: '路名、小区、楼号或店名，说得出哪个写哪个。',
            en: 'Street, estate, building or shop: whatever you know.',
          })}
        </p>
        <input
          id="place"
          className="field"
          ref={fields.place}
          aria-describedby="place-hint"
          aria-invalid={fault === 'place'}
          maxLength={500}
          value={draft.place}
          onChange={({ target }) => write('place', target.value)}
        />
        {fault === 'place' && <Fault words={FAULTS.place} />}
      </section>
      <Kinds value={draft} change={change} />
      <section className="part">
        <h2>
          {say({ zh: '怎么答复您', en: 'How to answer you' })}{' '}
          <span className="muted">{say({ zh: '可以不填', en: 'optional' })}</span>
        </h2>
        <div className={css.two}>
          {(['name', 'phone'] as const).map((one) => (
            <label key={one}>
              <span>{say(one === 'name' ? { zh: '称呼', en: 'Name' } : { zh: '电话', en: 'Phone' })}</span>
              <input
                className="field"
                type={one === 'phone' ? 'tel' : 'text'}
                autoComplete={one === 'phone' ? 'tel' : 'name'}
                maxLength={one === 'phone' ? 25 : 100}
                value={draft[one]}
                onChange={({ target }) => change({ [one]: target.value })}
              />
            </label>
          ))}
        </div>
        <p className="reads">
          <Icon name="eye" />
          {draft.phone.trim() === ''
            ? say({
                zh: '不留电话，只能凭查询码看进度，我们没法告诉您。',
                en: 'Without a number you follow it by its code alone.',
              })
            : say({ zh: '只有给您打电话的人看得到。', en: 'Only whoever calls you sees it.' })}
        </p>
      </section>
      <section className="part white">
        {fault !== undefined && !(fault in fields) && <Fault words={FAULTS[fault]} />}
        <button className="button go" type="submit" disabled={sending}>
          {sending ? say({ zh: '正在提交…', en: 'Sending …' }) : say({ zh: '提交', en: 'Submit' })}
        </button>
      </section>
    </form>
  )
}
