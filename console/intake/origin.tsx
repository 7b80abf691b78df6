import { nameOf, useDictionary } from '../base/dictionary.ts'
import { momentOf } from '../base/instant.ts'
import type { Label } from '../base/label.ts'
import { useSay } from '../base/language.ts'
import type { Me } from '../staff/session.ts'
import type { Draft } from './draft.ts'
import { faultAt } from './faults.ts'
import { Choice, Line } from './fields.tsx'
import css from './form.module.css'
import type { Part } from './form.tsx'

const NOBODY: Label = { zh: '反映的不是本街道人员', en: 'Not about people of the house' }
/** It is for the discipline office, whoever it is about. */
const DISCIPLINE = {
  code: 'discipline',
  label: { zh: '反映的是公职人员违纪', en: 'About the discipline of officials' },
} as const
const ABOUT = ['grid-leader', 'centre', 'street'] as const

/** How it came in: by which channel, from which other system, and whether it is about people of the house. */
export function Origin({ me, draft, change, faults }: Part & { readonly me: Me }) {
  const say = useSay()
  const dictionary = useDictionary()
  const { about, channel, discipline, reference, system, upstreamDue } = draft
  const wrong = (field: string) => faultAt(field, faults)
  const about_ = [
    { code: '', label: NOBODY },
    ...ABOUT.map((code) => {
      const { zh, en } = nameOf(dictionary, 'subject', code)
      return { code, label: { zh: `反映的是${zh}`, en: `About ${en}` } }
    }),
    DISCIPLINE,
  ]
  return (
    <>
      <Line label={{ zh: '途径', en: 'Channel' }} fault={wrong('channel') ?? wrong('about')}>
        <div className={css.pair}>
          <Choice
            id="channel"
            label={{ zh: '发现途径', en: 'Channel' }}
            value={channel}
            options={me.channels.map((code) => ({ code, label: nameOf(dictionary, 'channel', code) }))}
            change={(code) => change({ channel: me.channels.find((one) => one === code) ?? channel })}
          />
          <Choice
            id="about"
            label={{ zh: '被反映对象', en: 'Whom it is about' }}
            value={discipline ? DISCIPLINE.code : about}
            options={about_}
            change={(code) =>
              change({
                about: ABOUT.find((one) => one === code) ?? '',
                discipline: code === DISCIPLINE.code,
              })
            }
          />
        </div>
      </Line>
      <Line
        label={{ zh: '来源', en: 'Source' }}
        htmlFor="reference"
        fault={wrong('source.reference') ?? wrong('source.system') ?? wrong('upstreamDue')}
      >
        <input
          id="reference"
          className={css.input}
          placeholder={say({
            zh: '别处转来的工单，填它的编号',
            en: 'Its number, when another system sent it',
          })}
          autoComplete="off"
          maxLength={64}
          value={reference}
          onChange={({ target }) => change({ reference: target.value, ...systemFor(target.value, system) })}
        />
        {(reference !== '' || upstreamDue !== '') && (
          <div className={css.source}>
            <input
              id="system"
              className={css.input}
              aria-label={say({ zh: '来源系统', en: 'The system it came from' })}
              placeholder={say({ zh: '来源系统', en: 'System' })}
              autoComplete="off"
              list="systems"
              maxLength={40}
              value={system}
              onChange={({ target }) => change({ system: target.value })}
            />
            <datalist id="systems">
              <option value={HOTLINE} />
            </datalist>
            <label htmlFor="upstreamDue">{say({ zh: '办理时限', en: 'Limit' })}</label>
            <Due value={upstreamDue} change={change} />
          </div>
        )}
      </Line>
    </>
  )
}

/** The system of the city's hotline, as its orders name it. */
export const HOTLINE = 'district.12345'

/** A number alone is of the hotline, until somebody says otherwise. */
const systemFor = (reference: string, system: string): Partial<Draft> =>
  reference.trim() !== '' && system === '' ? { system: HOTLINE } : {}

/** By when the other authority wants its answer, as the clocks of Shanghai show it. */
function Due({ value, change }: { readonly value: string; readonly change: Part['change'] }) {
  const shown = value === '' ? '' : new Date(Date.parse(value) + 8 * 3_600_000).toISOString().slice(0, 16)
  return (
    <input
      className={css.input}
      id="upstreamDue"
      type="datetime-local"
      value={shown}
      onChange={({ target }) => change({ upstreamDue: target.value === '' ? '' : momentOf(target.value) })}
    />
  )
}
