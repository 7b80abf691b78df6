import Select from 'antd/es/select'
import type { Line as CaseLine } from '../base/answers.ts'
import type { FieldFault } from '../base/client.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import type { Advice } from '../kit/seen-reasons.ts'
import type { Me } from '../staff/session.ts'
import { RangBefore } from './caller.tsx'
import type { Draft } from './draft.ts'
import { faultAt, phoneDoubt } from './faults.ts'
import { Line, Segments, Tick } from './fields.tsx'
import css from './form.module.css'
import { Origin } from './origin.tsx'
import parts from './parts.module.css'
import { Understood } from './understood.tsx'

/** A part of the form: the draft, how it changes, and what was found wanting. */
export type Part = {
  readonly draft: Draft
  readonly change: (some: Partial<Draft>) => void
  readonly faults: readonly FieldFault[]
}

const PRIVACY = [
  { code: '', label: { zh: '照常', en: 'As usual' } },
  { code: 'confidential', label: { zh: '保密', en: 'Confidential' } },
  { code: 'anonymous', label: { zh: '匿名', en: 'Anonymous' } },
  { code: 'open', label: { zh: '不用保密', en: 'Open' } },
] as const

const WHO_READS = {
  zh: '城运中心看原话；部门看到的隐去个人信息；物业、居委只看派遣说明',
  en: 'The centre reads the words, departments without personal data, firms and committees the instruction',
}
const NOT_KEPT = {
  zh: '违纪问题不在这里办：登记后只留回执，原话、称呼和电话都不保存，并告知该找谁',
  en: 'Not handled here: a receipt is kept, neither the words nor who called; the door to turn to is told',
}

/** What one fills in, in the order of a call. */
export function Form({
  me,
  advice,
  ofPhone,
  ...part
}: Part & {
  readonly me: Me
  readonly advice: Advice | undefined
  /** Cases of the number that is typed. */
  readonly ofPhone: readonly CaseLine[]
}) {
  const say = useSay()
  const { lists } = useDictionary()
  const { draft, change, faults } = part
  const { appeal, description, emergency, matter, name, phone, place, privacy } = draft
  const wrong = (field: string) => faultAt(field, faults)
  const invalid = (field: string): true | undefined => wrong(field) && true
  return (
    <div className={css.form}>
      <Line
        label={{ zh: '来电', en: 'Caller' }}
        htmlFor="phone"
        fault={wrong('reporter.phone') ?? wrong('reporter.name')}
        doubt={phoneDoubt(phone)}
      >
        <div className={css.pair}>
          <input
            id="phone"
            className={css.input}
            type="tel"
            autoComplete="off"
            placeholder={say({ zh: '电话', en: 'Phone' })}
            maxLength={100}
            value={phone}
            onChange={({ target }) => change({ phone: target.value })}
          />
          <input
            id="name"
            className={css.input}
            aria-label={say({ zh: '称呼', en: 'Name' })}
            placeholder={say({ zh: '称呼', en: 'Name' })}
            autoComplete="off"
            maxLength={100}
            value={name}
            onChange={({ target }) => change({ name: target.value })}
          />
        </div>
        <RangBefore cases={ofPhone} />
        {privacy === 'anonymous' && (name !== '' || phone !== '') && (
          <p className={parts.doubt}>
            {say({
              zh: '▲ 匿名：登记时不保存称呼和电话',
              en: '▲ Anonymous: neither name nor number is kept',
            })}
          </p>
        )}
      </Line>
      <Line label={{ zh: '地点', en: 'Place' }} htmlFor="place" fault={wrong('place')}>
        <div className={css.place}>
          <Icon name="pin" size={16} />
          <input
            id="place"
            className={css.input}
            aria-invalid={invalid('place')}
            aria-describedby="understood"
            autoComplete="off"
            list="places"
            maxLength={500}
            value={place}
            onChange={({ target }) => change({ place: target.value })}
          />
          <Understood place={place.trim() === '' ? undefined : advice?.place} />
        </div>
      </Line>
      <Line label={{ zh: '诉求', en: 'Words' }} htmlFor="description" fault={wrong('description')}>
        <textarea
          id="description"
          className={css.words}
          aria-invalid={invalid('description')}
          aria-describedby="reads"
          maxLength={4_000}
          value={description}
          onChange={({ target }) => change({ description: target.value })}
        />
        <p className={parts.reads} id="reads">
          <Icon name="eye" size={16} />
          {say(draft.discipline ? NOT_KEPT : WHO_READS)}
        </p>
      </Line>
      <Line label={{ zh: '类型', en: 'Appeal' }} fault={wrong('appeal')}>
        <Segments
          name="appeal"
          label={{ zh: '诉求类型', en: 'Appeal' }}
          options={Object.entries(lists.appeal ?? {}).map(([code, label]) => ({ code, label }))}
          value={appeal}
          change={(code) => change({ appeal: APPEALS.find((one) => one === code) ?? '' })}
        />
      </Line>
      <Line label={{ zh: '事项', en: 'Matter' }} htmlFor="matter" fault={wrong('matter')}>
        <Matter matter={matter} change={change} />
      </Line>
      <Line label={{ zh: '知悉', en: 'Privacy' }} fault={wrong('privacy')}>
        <div className={css.pair}>
          <Segments
            name="privacy"
            label={{ zh: '谁可以知道是谁反映的', en: 'Who may know who reported' }}
            options={PRIVACY}
            value={privacy}
            change={(code) => change({ privacy: PRIVACY.find((one) => one.code === code)?.code ?? '' })}
          />
          <span className={parts.hint}>
            {say({ zh: '照常：举报保密', en: 'As usual: tip-offs are confidential' })}
          </span>
        </div>
      </Line>
      <Line label={{ zh: '紧急', en: 'Urgent' }} fault={wrong('emergency')}>
        <div className={css.ticks}>
          <Tick checked={emergency} change={(one) => change({ emergency: one })}>
            {say({ zh: '紧急（先拨 119、110、120）', en: 'Emergency (call 119, 110, 120 first)' })}
          </Tick>
          <Tick checked={draft.confirmedInPerson} change={(one) => change({ confirmedInPerson: one })}>
            {say({ zh: '通话中已核实', en: 'Confirmed in the call' })}
          </Tick>
        </div>
      </Line>
      <Origin {...part} me={me} />
    </div>
  )
}

const APPEALS = ['question', 'suggestion', 'praise', 'help', 'complaint', 'tip-off'] as const

function Matter({ matter, change }: { matter: string; change: Part['change'] }) {
  const say = useSay()
  const dictionary = useDictionary()
  return (
    <Select
      id="matter"
      style={{ width: '100%' }}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      placeholder={say({ zh: '可不选：由系统按原话归类', en: 'Optional: told from the words' })}
      value={matter || null}
      onChange={(code: string | undefined) => change({ matter: code ?? '' })}
      options={Object.keys(dictionary.lists.matter ?? {}).map((code) => ({
        value: code,
        label: say(nameOf(dictionary, 'matter', code)),
      }))}
    />
  )
}
