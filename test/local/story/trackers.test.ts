import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from '#local/paths.ts'
import { playOn } from '#local/story/play.ts'
import { PLAYS } from '#local/story/plays/index.ts'
import { trackerPage } from '#local/story/tracker-page.ts'
import { memoryStage } from '#test/support/memory-stage.ts'

// When one of these fails and the page is to change: vitest run -u test/local/story/trackers.test.ts
test.each(PLAYS)(
  'The page of what the reporter of $name reads at every step is as it is played',
  async (play) => {
    const page = trackerPage(play, await playOn(memoryStage(), play, () => {}))
    await expect(page).toMatchFileSnapshot(join(ROOT, `docs/trackers/${play.name}.md`))
  },
)
