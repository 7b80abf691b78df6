import { SFNClient, type SFNClientConfig } from '@aws-sdk/client-sfn'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/** A client as all of ours are; made once for each cold start. Region and endpoint come from the environment. */
export const sfnClient = (settings: SFNClientConfig = {}): SFNClient =>
  new SFNClient({ ...CLIENT_DEFAULTS, ...settings })
