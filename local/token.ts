import { readEnvironment } from './environment/environment-file.ts'
import { PEOPLE, signIn } from './people.ts'

/** `npm run --silent token -- <person> [local|story]`: prints a token for curl. */

const [name, environment] = process.argv.slice(2)
if (!PEOPLE.some((person) => person.name === name)) {
  console.error(`Whose token? One of: ${PEOPLE.map((person) => person.name).join(', ')}.`)
  process.exit(1)
}
try {
  const { emulator, outputs, password } = await readEnvironment(environment === 'story' ? 'story' : 'local')
  console.log(await signIn(emulator, outputs, name ?? '', password))
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
