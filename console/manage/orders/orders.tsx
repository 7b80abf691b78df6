import { useSay } from '../../base/language.ts'
import type { Me } from '../../staff/session.ts'
import { Asked } from '../asked.tsx'
import manage from '../manage.module.css'
import { useOrders } from './asking.ts'
import { Delegations } from './delegations.tsx'
import { Rules } from './rules.tsx'

/** 常设安排: who stands in for whom, and the final rulings that are kept as rules of where things are sent. */
export function Orders({ me }: { readonly me: Me }) {
  const say = useSay()
  const orders = useOrders()
  const isHead = me.may.includes('head')
  return (
    <Asked of={orders} what={{ zh: '常设安排', en: 'standing orders' }}>
      {({ delegations, rules }) => (
        <div className={manage.body}>
          <section aria-labelledby="delegations">
            <h2 id="delegations">
              {say({ zh: 'AB 角', en: 'Who stands in' })}
              <span>{say({ zh: '网格长不在时由副网格长代行', en: 'deputies for absent leaders' })}</span>
            </h2>
            <Delegations
              delegations={delegations}
              grids={me.may.includes('lead') ? me.grids.map(({ code }) => code) : isHead ? undefined : []}
            />
          </section>
          <section aria-labelledby="rules">
            <h2 id="rules">
              {say({ zh: '派遣规则', en: 'Kept rules' })}
              <span>
                {say({
                  zh: `终审时留下的，${rules.length} 条`,
                  en: `${rules.length}, kept with final rulings`,
                })}
              </span>
            </h2>
            <Rules rules={rules} mayWithdraw={isHead} />
          </section>
        </div>
      )}
    </Asked>
  )
}
