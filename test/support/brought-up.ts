import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bringUp } from '#local/bring-up.ts'
import { synthesise } from '#local/deploy.ts'
import { type Emulator, startEmulator } from '#local/emulator.ts'
import type { EnvironmentFile } from '#local/environment/environment-file.ts'
import type { LocalEnvironment } from '#local/environment/outputs.ts'

/**
 * Brings environments up side by side, each on an emulator of its own.
 * @throws Error when one does not come up; then none is left running
 */
export async function broughtUp(environments: readonly LocalEnvironment[]): Promise<{
  readonly files: readonly EnvironmentFile[]
  readonly stop: () => Promise<void>
}> {
  const dir = await mkdtemp(join(tmpdir(), 'system-'))
  const emulators: Emulator[] = []
  const stop = async (): Promise<void> => {
    await Promise.all(emulators.map((each) => each.stop()))
    await rm(dir, { recursive: true, force: true })
  }
  try {
    const files = await Promise.all(
      environments.map(async (environment, at) => {
        const own = join(dir, String(at))
        const synthesised = synthesise(environment, { into: own })
        const emulator = await startEmulator({ dir: own, say: console.log })
        emulators.push(emulator)
        return bringUp(environment, emulator.endpoint, synthesised)
      }),
    )
    return { files, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
