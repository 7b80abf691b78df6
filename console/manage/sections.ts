import type { Label } from '../base/label.ts'
import type { Me } from '../staff/session.ts'

type Rights = Pick<Me, 'may' | 'reads'>

/** Whoever arranges them, or looks at how the street is run: at the desks nobody goes to a page for them. */
const looksAfterOrders = ({ may, reads }: Rights): boolean =>
  reads.includes('standing-orders') && (reads.includes('figures') || may.includes('lead'))

/** The parts of the page: how each is called, and whether it is anything for whoever is signed in. */
export const SECTIONS = [
  {
    name: 'people',
    label: { zh: '人员与任职', en: 'People' },
    isFor: (me: Rights) => me.may.includes('administer') || looksAfterOrders(me),
  },
  {
    name: 'packs',
    label: { zh: '辖区包', en: 'Pack' },
    isFor: (me: Rights) => me.may.includes('administer'),
  },
  {
    name: 'looks',
    label: { zh: '查看记录', en: 'Looks' },
    isFor: (me: Rights) => me.may.includes('head'),
  },
  { name: 'orders', label: { zh: '常设安排', en: 'Standing orders' }, isFor: looksAfterOrders },
  { name: 'running', label: { zh: '运行', en: 'Running' }, isFor: (me: Rights) => me.may.includes('resume') },
] as const satisfies readonly { name: string; label: Label; isFor: (me: Rights) => boolean }[]
export type SectionName = (typeof SECTIONS)[number]['name']

/** Whether anything here is for whoever is signed in. */
export const managesSomething = (me: Rights): boolean => SECTIONS.some(({ isFor }) => isFor(me))
