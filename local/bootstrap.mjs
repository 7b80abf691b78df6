/**
 * The first thing every npm script runs: it works on whatever Node the machine has, fetches the npm packages when
 * they are missing or older than package-lock.json, and hands over to the Node 24 that came with them. So `npm start`
 * and `npm test` work as the first command after a clone. Plain JavaScript, and nothing but Node: nothing else is
 * there yet.
 *
 * Usage: node local/bootstrap.mjs <file.ts | name of a tool in node_modules/.bin> [arguments]
 */
import { spawn } from 'node:child_process'
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { constants } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 20
const root = fileURLToPath(new URL('..', import.meta.url))
const modules = join(root, 'node_modules')
const tools = join(modules, '.bin')
const marker = join(modules, '.package-lock.json')
const lockfile = join(root, 'package-lock.json')
const windows = process.platform === 'win32'
const ownNode = join(modules, 'node', 'bin', windows ? 'node.exe' : 'node')

/** Says in one line what is wrong and ends. */
function giveUp(line) {
  console.error(`duoge: ${line}`)
  process.exit(1)
}

/** Packages of another folder: they are used as they are, for `npm ci` would empty what others run on. */
function borrowed() {
  return existsSync(modules) && lstatSync(modules).isSymbolicLink()
}

/** npm writes its marker last, so an install that was interrupted counts as missing. */
function installed() {
  if (!existsSync(ownNode) || !existsSync(marker)) return false
  if (borrowed()) return true
  return statSync(marker).mtimeMs >= statSync(lockfile).mtimeMs
}

/** Runs a command to its end, passing signals on; resolves to its exit code. */
function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', ...options })
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
    // npm that is killed outright passes nothing on: then our parent changes, and the command ends too.
    const parent = process.ppid
    setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 1_000).unref()
    child.once('error', reject)
    child.once('exit', (code, signal) =>
      resolve(signal ? 128 + (constants.signals[signal] ?? 0) : (code ?? 1)),
    )
  })
}

/** Whether a process of this number is alive. */
function alive(pid) {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return error.code === 'EPERM'
  }
}

/** Two commands at once on a fresh clone: one installs, the other waits. A directory can be made only once. */
async function withInstallLock(work) {
  const lock = join(root, '.local', 'install.lock')
  mkdirSync(join(root, '.local'), { recursive: true })
  for (let waited = 0; ; waited += 1) {
    try {
      mkdirSync(lock)
      break
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
    }
    if (waited === 0) console.error('duoge: another command is installing here; waiting for it.')
    const owner = existsSync(join(lock, 'pid')) ? Number(readFileSync(join(lock, 'pid'), 'utf8')) : undefined
    if (owner === undefined ? waited > 10 : !alive(owner)) rmSync(lock, { recursive: true, force: true })
    else await new Promise((resolve) => setTimeout(resolve, 500))
  }
  writeFileSync(join(lock, 'pid'), String(process.pid))
  const release = () => rmSync(lock, { recursive: true, force: true })
  // Whoever gives up ends the process on the spot, and no `finally` runs.
  process.once('exit', release)
  await work()
  release()
  process.off('exit', release)
}

/**
 * `npm ci`: exactly what the lock names, or nothing. NODE_ENV says so because the tools are devDependencies, which
 * npm leaves out in production. Only errors are shown: npm warns that some tools want a newer Node than the machine's,
 * and they get it. Tried twice, because a very large install was once seen to crash.
 */
async function install() {
  const npm = process.env.npm_execpath
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error']
  const environment = { ...process.env, NODE_ENV: 'development' }
  if (borrowed())
    giveUp('node_modules is a link to a folder without the packages: install them there, or remove it.')
  console.error('duoge: fetching the npm packages (about a minute the first time) …')
  const begun = Date.now()
  for (let attempt = 1; attempt <= 2; attempt += 1) {
    const code = npm?.endsWith('js')
      ? await run(process.execPath, [npm, ...args], { env: environment })
      : await run('npm', args, { env: environment, shell: windows })
    if (code === 0 && existsSync(ownNode)) {
      const now = new Date()
      utimesSync(marker, now, now)
      console.error(`duoge: packages are here (${Math.round((Date.now() - begun) / 1000)} s).`)
      return
    }
    if (code >= 128) process.exit(code)
  }
  giveUp('npm could not install the packages (see above); the npm registry must be reachable once.')
}

const [what, ...args] = process.argv.slice(2)
if (what === undefined) giveUp('usage: node local/bootstrap.mjs <file.ts | tool> [arguments]')
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE)
  giveUp(
    `Node ${OLDEST_NODE} or newer is needed to begin with, and this is ${process.version}: see https://nodejs.org.`,
  )
if (!installed()) await withInstallLock(async () => (installed() ? undefined : await install()))

const command = what.endsWith('.ts') ? ownNode : join(tools, windows ? `${what}.cmd` : what)
const environment = {
  ...process.env,
  PATH: [join(modules, 'node', 'bin'), tools, process.env.PATH].join(delimiter),
}
process.exit(
  await run(command, what.endsWith('.ts') ? [what, ...args] : args, {
    env: environment,
    shell: windows && !what.endsWith('.ts'),
  }),
)
