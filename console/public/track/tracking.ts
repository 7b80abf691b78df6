import type { paths } from '../../generated/api.d.ts'

/** What the tracker answers: its words come from the server. */
export type Tracking =
  paths['/v1/reports/{trackingCode}']['get']['responses'][200]['content']['application/json']
