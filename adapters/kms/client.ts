import { KMSClient, type KMSClientConfig } from '@aws-sdk/client-kms'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'

/** A client as all of ours are; made once for each cold start. Region and endpoint come from the environment. */
export const kmsClient = (settings: KMSClientConfig = {}): KMSClient =>
  new KMSClient({ ...CLIENT_DEFAULTS, ...settings })
