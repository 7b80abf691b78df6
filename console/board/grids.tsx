import { nameOf, useDictionary } from '../base/dictionary.ts'
import { useSay } from '../base/language.ts'
import css from './board.module.css'
import type { ByGrid } from './by-grid.ts'
import { MARKED } from './filters.ts'

const COLUMNS = MARKED.filter(({ name }) => ['late', 'today', 'parked'].includes(name))

/** Every grid by its figures; pressed, it is looked at alone. */
export function Grids({ lines, now, chosen, choose }: ByGrid) {
  const say = useSay()
  const dictionary = useDictionary()
  return (
    <table className={css.grids}>
      <thead>
        <tr>
          <th scope="col">{say({ zh: '网格片区', en: 'Grid' })}</th>
          <th scope="col">{say({ zh: '在办', en: 'Open' })}</th>
          {COLUMNS.map(({ name, label }) => (
            <th key={name} scope="col">
              {say(label)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.keys(dictionary.lists.grid ?? {}).map((grid) => {
          const inside = lines.filter(({ place }) => place.grid === grid)
          return (
            <tr key={grid} data-chosen={grid === chosen}>
              <th scope="row">
                <button
                  type="button"
                  aria-pressed={grid === chosen}
                  onClick={() => choose(grid === chosen ? undefined : grid)}
                >
                  {say(nameOf(dictionary, 'grid', grid))}
                </button>
              </th>
              <td>{inside.filter(({ parkedUntil }) => parkedUntil === undefined).length}</td>
              {COLUMNS.map(({ name, holds }) => {
                const count = inside.filter((line) => holds(line, now)).length
                return (
                  <td key={name} data-mark={count > 0 ? name : undefined}>
                    {count}
                  </td>
                )
              })}
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
