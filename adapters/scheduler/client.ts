import { SchedulerClient, type SchedulerClientConfig } from '@aws-sdk/client-scheduler'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/** A client as all of ours are; made once for each cold start. Region and endpoint come from the environment. */
export const schedulerClient = (settings: SchedulerClientConfig = {}): SchedulerClient =>
  new SchedulerClient({ ...CLIENT_DEFAULTS, ...settings })
