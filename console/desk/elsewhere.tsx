import { Link } from 'wouter'
import { Icon } from '../base/icon.tsx'
import { useSay } from '../base/language.ts'
import { pagesOf } from '../staff/places.ts'
import type { Me } from '../staff/session.ts'
import css from './desk.module.css'

/** Where somebody may go whose desk is empty. */
export function Elsewhere({ me }: { readonly me: Me }) {
  const say = useSay()
  const others = pagesOf(me).filter(({ href }) => href !== '/desk')
  if (others.length === 0) return null
  return (
    <nav className={css.elsewhere} aria-label={say({ zh: '可以去', en: 'Elsewhere' })}>
      {others.map(({ href, icon, label }) => (
        <Link key={href} href={href}>
          <Icon name={icon} size={18} /> {say(label)}
        </Link>
      ))}
    </nav>
  )
}
