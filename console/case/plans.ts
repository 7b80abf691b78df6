import type { Told } from '../base/answers.ts'
import type { Start } from '../kit/sheet.tsx'

/** Characters of an action that a plan is told apart by. */
const SHOWN = 18

/**
 * 套用方案: plans of precedents after which the trouble stayed away, to begin with. Who does what is theirs; by when is left to
 * whoever agrees on it now.
 * @param nameOf what a party is called
 */
export function plansToBeginWith(
  { advice }: Told,
  nameOf: (party: string) => { readonly zh: string; readonly en: string },
): readonly Start[] {
  if (advice?.given !== true) return []
  return advice.plans
    .filter(({ plan }) => plan.length > 0)
    .map(({ plan }) => {
      const parties = [...new Set(plan.map(({ party }) => party))].map(nameOf)
      const first = plan[0]?.action.slice(0, SHOWN) ?? ''
      return {
        label: {
          zh: `${parties.map(({ zh }) => zh).join('、')}，${plan.length} 项：${first}…`,
          en: `${parties.map(({ en }) => en).join(', ')}; ${plan.length} items: ${first}…`,
        },
        values: {
          items: plan.map(({ item, party, action, after }) => ({
            item,
            party,
            action,
            ...(after && { after }),
          })),
        },
      }
    })
}
