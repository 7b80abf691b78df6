import { nameOf, useDictionary } from '../base/dictionary.ts'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import css from './party-phone.module.css'

/** What a telephone dials: an extension after a pause. */
const dialled = (number: string): string => number.replace('转', ',').replace(/[^\d,]/g, '')

/** 值班电话: a party's own number, dialled with a touch; nothing where none is told. */
export function PartyPhone({
  party,
  named = false,
  className = '',
}: {
  readonly party: string
  /** It stands where nothing else says whose number it is. */
  readonly named?: boolean
  readonly className?: string | undefined
}) {
  const say = useSay()
  const dictionary = useDictionary()
  const number = dictionary.phones?.[party]
  if (number === undefined) return null
  const { zh, en } = nameOf(dictionary, 'party', party)
  return (
    <a
      href={`tel:${dialled(number)}`}
      className={[css.phone, className].join(' ')}
      aria-label={say({ zh: `致电${zh} ${number}`, en: `Call ${en} ${number}` })}
    >
      <Icon name="phone" size={16} /> {named && `${say({ zh, en })} `}
      {number}
    </a>
  )
}
