import type { Schemas } from '../base/client.ts'
import { nameOf, useDictionary } from '../base/dictionary.ts'
import type { Label } from '../base/label.ts'

/** Names whoever owes a task: a party, or a role, in its grid where it is posted to one. */
export function useOwner(): (assignee: Schemas['Assignee']) => Label {
  const dictionary = useDictionary()
  return (assignee) => {
    if (assignee.kind === 'party') return nameOf(dictionary, 'party', assignee.party)
    const role = nameOf(dictionary, 'role', assignee.role)
    if (assignee.grid === undefined) return role
    const grid = nameOf(dictionary, 'grid', assignee.grid)
    return { zh: `${grid.zh}${role.zh}`, en: `${role.en}, ${grid.en}` }
  }
}
