import type { PersonVault } from './sealed-person.ts'

/**
 * The AWS actions that the vault needs on the key for personal data, each only for the purpose that the encryption
 * context names: whoever submits reports opens the key of the phone index, and never a person.
 */
export const ACTIONS = {
  seal: [
    { purpose: 'person', actions: ['kms:GenerateDataKey'] },
    { purpose: 'phone-index', actions: ['kms:Decrypt', 'kms:GenerateDataKey'] },
  ],
  open: [{ purpose: 'person', actions: ['kms:Decrypt'] }],
  phoneIndex: [{ purpose: 'phone-index', actions: ['kms:Decrypt', 'kms:GenerateDataKey'] }],
} as const satisfies Record<
  keyof PersonVault,
  readonly { readonly purpose: 'person' | 'phone-index'; readonly actions: readonly string[] }[]
>
