import { readFileSync } from 'node:fs'
import { App } from 'aws-cdk-lib'
import { addDuoge } from '#infra/duoge.ts'
import { environmentName, environmentOf } from '#infra/environments.ts'

const app = new App()
const said = (name: string): string | undefined => app.node.tryGetContext(name)
/** What is too long for a command line: told is the file in which it stands. */
const textIn = (name: string): string | undefined => {
  const file = said(name)
  return file && readFileSync(file, 'utf8')
}
addDuoge(
  app,
  environmentOf(environmentName(said('environment')), {
    issuer: said('issuer'),
    audience: said('audience'),
    keys: textIn('keys'),
    console: said('console'),
    domain: said('domain'),
    certificate: said('certificate'),
    webAcl: said('webAcl'),
    edgeRound: said('edgeRound'),
    districts: said('districts'),
    backupCopies: said('backupCopies'),
    personKey: said('personKey'),
    restored: textIn('restored'),
    halted: said('halted'),
  }),
)
