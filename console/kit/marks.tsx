import type { Line } from '../base/answers.ts'
import { useSay } from '../base/language.ts'
import css from './kit.module.css'
import { SensitiveMark } from './sensitive-mark.tsx'

/** What sets a case apart: an emergency, that it is sensitive, a supervision, a fault that keeps it from moving. */
export function Marks({ line }: { readonly line: Line }) {
  const say = useSay()
  const { emergency, sensitive, supervised, stuck } = line
  return (
    <>
      {emergency && <em className={css.alarm}>⊕ {say({ zh: '应急', en: 'Emergency' })}</em>}
      <SensitiveMark of={sensitive} />
      {supervised && <em className={css.mark}>{say({ zh: '督办', en: 'Supervised' })}</em>}
      {stuck && <em className={css.alarm}>▣ {say({ zh: '流程停住', en: 'Stalled' })}</em>}
    </>
  )
}
