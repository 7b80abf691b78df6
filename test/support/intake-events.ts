import { assertSaveable } from '#adapters/assert-saveable.ts'
import type { CaseStore } from '#adapters/ports.ts'
import { isIntakeEvent } from '#functions/runtime/wire-intake.ts'

/** A store as intake is wired with it: it knows the events alone that taking in a report makes. */
export const knowingIntakeEvents = (store: CaseStore): CaseStore =>
  new Proxy(store, {
    get(target, method) {
      if (method !== 'save') return Reflect.get(target, method)
      return (changes: Parameters<CaseStore['save']>[0]) => {
        assertSaveable(changes, isIntakeEvent)
        return target.save(changes)
      }
    },
  })
