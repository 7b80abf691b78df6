import { reference } from '../../report/record/reference.ts'
import { submission } from '../../report/record/submission.ts'

/**
 * A district system hands on a report (一网统管、12345). Its own number makes the sending known when it is repeated.
 */
export const reportSubmitted = {
  type: 'report-submitted',
  version: 1,
  zh: '区级系统转来诉求',
  data: submission.omit({ source: true, channel: true, joins: true }).extend({ reference }),
  example: {
    reference: '12345-20210118-0007',
    jurisdiction: 'wujiaochang',
    appeal: 'complaint',
    description: '小区非机动车棚内有人搭建储藏室，门口堆放易燃物。',
    place: '国定路555弄',
  },
} as const
