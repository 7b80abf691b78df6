/** The stories beside 国定路555弄, on the real machine. */
import { expect, test } from 'vitest'
import { playOn } from '#local/story/play.ts'
import { DISCONTENT } from '#local/story/plays/discontent.ts'
import { GAS } from '#local/story/plays/gas.ts'
import { endOf, pathOf } from '#test/support/played.ts'
import { theStage } from './scene.ts'

test.each([GAS, DISCONTENT])('The story $name comes by its path to its end', async (play) => {
  const told = await playOn(theStage(), play, () => {})

  expect(pathOf(told)).toEqual(play.path)
  expect(endOf(told)).toBe(play.ends)
})
