import {
  GetAWSDefaultServiceQuotaCommand,
  GetServiceQuotaCommand,
  ServiceQuotasClient,
  type ServiceQuotasClientConfig,
} from '@aws-sdk/client-service-quotas'
import { CLIENT_DEFAULTS } from '#adapters/client-defaults.ts'
import type { AccountQuotas } from '#adapters/ports.ts'

/** A client as all of ours are. */
export const serviceQuotasClient = (settings: ServiceQuotasClientConfig = {}): ServiceQuotasClient =>
  new ServiceQuotasClient({ ...CLIENT_DEFAULTS, ...settings })

/** The quotas of the account and region that a client is signed in to. */
export function createAccountQuotas({ client }: { readonly client: ServiceQuotasClient }): AccountQuotas {
  return {
    valueOf: async (ServiceCode, QuotaCode) => {
      // A quota that was never changed has no value of the account, only AWS's own.
      for (const command of [GetServiceQuotaCommand, GetAWSDefaultServiceQuotaCommand])
        try {
          const { Quota } = await client.send(new command({ ServiceCode, QuotaCode }))
          if (Quota?.Value !== undefined) return Quota.Value
        } catch (error) {
          if (!(error instanceof Error && error.name === 'NoSuchResourceException')) throw error
        }
      return undefined
    },
  }
}
