import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { addDuoge } from '#infra/duoge.ts'
import { environmentName, environmentOf } from '#infra/environments.ts'

const app = new App()
const said = (name: string): string | undefined => app.node.tryGetContext(name)
/** Keys are too long for a command line: told is the file in which they stand. */
const keysIn = said('keys')
addDuoge(
  app,
  environmentOf(environmentName(said('environment')), {
    issuer: said('issuer'),
    audience: said('audience'),
    keys: keysIn && readFileSync(keysIn, 'utf8'),
    console: said('console'),
    domain: said('domain'),
    certificate: said('certificate'),
    webAcl: said('webAcl'),
    edgeRound: said('edgeRound'),
    districts: said('districts'),
  }),
)
