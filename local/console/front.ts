import { join } from 'node:path'
import { readEnvironment } from '#local/environment/environment-file.ts'
import { LOCAL } from '#local/paths.ts'
import { consoleServer } from './server.ts'

/** What `npm start` serves the console with, until it is ended. Usage: `front.ts <port>`. */

const environment = await readEnvironment('local')
consoleServer({ environment, files: join(LOCAL, 'console') }).listen(Number(process.argv[2]), '127.0.0.1')
