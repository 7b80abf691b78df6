import { nameOf, useDictionary } from '../../base/dictionary.ts'
import { useDraft } from '../../base/draft.ts'
import { dateLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { faultWords } from '../../kit/fault-words.ts'
import { useNow } from '../../kit/now.ts'
import manage from '../manage.module.css'
import { isAhead, usePeople } from '../people/asking.ts'
import { dayEnds, lastDayOf, momentsOf } from '../period.ts'
import { PeriodFields } from '../period-fields.tsx'
import { type StandingOrders, useArranging } from './asking.ts'
import css from './orders.module.css'

const EMPTY = { grid: '', to: '', from: '', until: '' }

/**
 * Who acts for an absent leader, from and until.
 * @param grids those for which somebody may arrange it; left undefined, all
 */
export function Delegations({
  delegations,
  grids,
}: {
  readonly delegations: StandingOrders['delegations']
  readonly grids: readonly string[] | undefined
}) {
  const say = useSay()
  const now = useNow()
  const dictionary = useDictionary()
  const arranging = useArranging(() => {})
  const isMine = (grid: string): boolean => grids === undefined || grids.includes(grid)
  return (
    <>
      {delegations.length === 0 && (
        <p className={manage.none}>
          {say({ zh: '没有正在进行或排定的代行。', en: 'Nobody stands in, now or later.' })}
        </p>
      )}
      <ul className={css.rules}>
        {delegations.map((one) => (
          <li key={one.delegationId}>
            <p>
              <b>{say(nameOf(dictionary, 'grid', one.grid))}</b>
              {say({ zh: '：由 ', en: ': ' })}
              <b>{one.to.name ?? one.to.id}</b>
              {say({ zh: ' 代行，', en: ' stands in, ' })}
              {say({
                zh: `${dateLabel(one.from).zh} 至 ${dateLabel(lastDayOf(one.until)).zh}`,
                en: `${dateLabel(one.from).en} to ${dateLabel(lastDayOf(one.until)).en}`,
              })}
              {Date.parse(one.from) > now && (
                <span className="second"> · {say({ zh: '还没开始', en: 'not yet' })}</span>
              )}
              {isMine(one.grid) && (
                <button
                  type="button"
                  className={css.inline}
                  disabled={arranging.isPending}
                  onClick={() =>
                    arranging.mutate({ action: 'end-delegation', delegationId: one.delegationId })
                  }
                >
                  {say({ zh: '提前结束', en: 'End it' })}
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      {arranging.error !== null && (
        <p className={css.fault} role="alert">
          ◆ {say(faultWords(arranging.error))}
        </p>
      )}
      {(grids === undefined || grids.length > 0) && <Delegate grids={grids} />}
    </>
  )
}

function Delegate({ grids }: { readonly grids: readonly string[] | undefined }) {
  const say = useSay()
  const now = useNow()
  const dictionary = useDictionary()
  const people = usePeople()
  const [typed, change, drop] = useDraft('manage.delegate', EMPTY)
  const arranging = useArranging(drop)
  const listed = grids ?? Object.keys(dictionary.lists.grid ?? {})
  const grid = typed.grid || (listed.length === 1 ? (listed[0] ?? '') : '')
  const deputies = (people.data?.items ?? []).filter(
    ({ disabledAt, postings }) =>
      disabledAt === undefined &&
      postings.some((one) => one.role === 'deputy' && one.grid === grid && isAhead(one, now)),
  )
  const isWhole = grid !== '' && typed.to !== '' && typed.until !== ''
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        arranging.mutate({
          action: 'delegate',
          grid,
          to: typed.to,
          ...momentsOf(typed, now),
          until: dayEnds(typed.until),
        })
      }}
    >
      <div className={manage.fields}>
        {listed.length > 1 && (
          <label>
            {say({ zh: '网格', en: 'Grid' })}
            <select value={grid} onChange={({ target }) => change({ grid: target.value, to: '' })}>
              <option value="">{say({ zh: '请选', en: 'Choose' })}</option>
              {listed.map((code) => (
                <option key={code} value={code}>
                  {say(nameOf(dictionary, 'grid', code))}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          {say({ zh: '由谁代行', en: 'Who stands in' })}
          <select value={typed.to} onChange={({ target }) => change({ to: target.value })}>
            <option value="">
              {grid !== '' && people.data !== undefined && deputies.length === 0
                ? say({ zh: '该网格没有副网格长', en: 'the grid has no deputy' })
                : say({ zh: '请选', en: 'Choose' })}
            </option>
            {deputies.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <PeriodFields
          value={typed}
          change={change}
          until={{ zh: '到（含当天）', en: 'Until (that day too)' }}
        />
        <button type="submit" className={manage.go} disabled={!isWhole || arranging.isPending}>
          {say({ zh: '委托代行', en: 'Delegate' })}
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
