import type { Accounts } from '#adapters/ports.ts'

/** The AWS actions that each method needs on the user pool. */
export const ACTIONS = {
  make: ['cognito-idp:AdminCreateUser', 'cognito-idp:AdminGetUser'],
  grant: [
    'cognito-idp:AdminAddUserToGroup',
    'cognito-idp:AdminDisableUser',
    'cognito-idp:AdminEnableUser',
    'cognito-idp:AdminListGroupsForUser',
    'cognito-idp:AdminRemoveUserFromGroup',
    'cognito-idp:AdminUpdateUserAttributes',
  ],
} as const satisfies Record<keyof Accounts, readonly string[]>
