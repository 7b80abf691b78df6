import { HttpMethod } from 'aws-cdk-lib/aws-apigatewayv2'
import type { Declaration } from '#functions/runtime/declaration.ts'
import type { HouseApi } from '#infra/constructs/house-api.ts'
import { DECLARATIONS, ENTRIES } from '#infra/declarations.ts'
import type { MakeFunction } from './functions.ts'

/** What people and their programs call: each function that declares routes, with them. */
export function addRoutes(api: HouseApi, make: MakeFunction): void {
  for (const entry of ENTRIES) {
    const { routes }: Declaration = DECLARATIONS[entry]
    if (routes === undefined) continue
    const called = make(entry)
    for (const { method, path, access } of routes)
      if (access === 'public') api.public(HttpMethod[method], path, called)
      else api.signedIn(HttpMethod[method], path, called)
  }
}
