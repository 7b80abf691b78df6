import { useSay } from '../../base/language.ts'
import css from './report.module.css'

const NUMBERS = [
  { number: '110', words: { zh: '报警', en: 'Police' } },
  { number: '119', words: { zh: '火警', en: 'Fire' } },
  { number: '120', words: { zh: '急救', en: 'Ambulance' } },
  { number: '962777', words: { zh: '燃气抢修', en: 'Gas leak' } },
]

/** The numbers that are quicker than any form, before anything else. */
export function Emergency() {
  const say = useSay()
  return (
    <section className={css.emergency} aria-labelledby="emergency">
      <h2 id="emergency">
        {say({
          zh: '有人受伤、着火、闻到燃气味，先打电话',
          en: 'Injury, fire or a smell of gas: call first',
        })}
      </h2>
      <ul>
        {NUMBERS.map(({ number, words }) => (
          <li key={number}>
            <a href={`tel:${number}`}>
              <b>{number}</b>
              <span>{say(words)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
