import type { Stage } from '#domain/case/record/transitions.ts'
import { humanStage } from '#statemachines/contract.ts'

/** Whether people act in a stage; the others are done by the system at once. */
export function isHumanStage(stage: Stage): boolean {
  return humanStage.safeParse(stage).success
}
