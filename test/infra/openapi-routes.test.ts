import { beforeAll, describe, expect, it } from 'vitest'
import * as z from 'zod'
import { OPERATIONS } from '#local/docs/openapi/operations.ts'
import { templatesOf } from '#test/support/synthesised.ts'

const route = z.object({ Properties: z.object({ RouteKey: z.string(), AuthorizationType: z.string() }) })

describe('the routes of the API', () => {
  let deployed: { readonly key: string; readonly access: string }[]
  beforeAll(() => {
    const found = templatesOf('local').service?.findResources('AWS::ApiGatewayV2::Route') ?? {}
    deployed = Object.values(found).map((one) => {
      const { RouteKey, AuthorizationType } = route.parse(one).Properties
      return { key: RouteKey, access: AuthorizationType === 'JWT' ? 'signed-in' : 'public' }
    })
  })

  it('are those of the OpenAPI document, each with the sign-in it tells', () => {
    const told = OPERATIONS.map(({ method, path, access }) => ({
      key: `${method} ${path}`,
      access,
    }))

    expect(new Set(deployed)).toEqual(new Set(told))
  })
})
