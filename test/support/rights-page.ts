import { readFileSync } from 'node:fs'
import { ROLES, type Role } from '#domain/people/actor.ts'
import { ROLE_FACTS } from '#domain/people/rights.ts'

/** What the page says of a role and an action: by the role alone, where a relation holds, or not at all. */
export type Mark = 'by-role' | 'by-relation' | 'never'
const MARKS: Readonly<Record<string, Mark>> = { '●': 'by-role', '○': 'by-relation', '': 'never' }

const PAGE = readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8')

/** The rows of the table under a heading, each by the names of its columns. */
function rowsUnder(heading: string): readonly Readonly<Record<string, string>>[] {
  const section = PAGE.split(/^## /m).find((one) => one.startsWith(heading))
  const [head = [], , ...rows] = (section ?? '')
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => line.split('|').slice(1, -1))
    .map((cells) => cells.map((cell) => cell.trim()))
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
}

/** The code that stands at the end of a cell. @throws Error when there is none */
function codeIn(cell = ''): string {
  const code = /`([^`]+)`$/.exec(cell)?.[1]
  if (code === undefined) throw new Error(`"${cell}" names no code.`)
  return code
}

const PEOPLE = ROLES.filter((role) => role !== 'system')
const byLabel = new Map<string, Role>(PEOPLE.map((role) => [ROLE_FACTS[role].label.zh, role]))

/** The page about rights as anybody reads it: the marks of every action on a case or a task, by role. */
export const ACTION_MARKS: ReadonlyMap<string, Readonly<Partial<Record<Role, Mark>>>> = new Map(
  ['案件操作', '任务操作'].flatMap(rowsUnder).map((row) => [
    codeIn(row['操作 Action']),
    Object.fromEntries(
      [...byLabel].map(([label, role]) => {
        const mark = MARKS[row[label] ?? '?']
        if (mark === undefined) throw new Error(`The page has no column for ${role}.`)
        return [role, mark]
      }),
    ),
  ]),
)

/** The roles that the page names for each action on a report. */
export const REPORT_ROLES: ReadonlyMap<string, readonly Role[]> = new Map(
  rowsUnder('诉求操作').map((row) => [
    codeIn(row['操作 Action']),
    (row['岗位 Roles'] ?? '').split('、').flatMap((label) => byLabel.get(label) ?? []),
  ]),
)

/** Each role by what the page says that it sees and reads, as it stands there. */
export const ROLE_ROWS: ReadonlyMap<Role, { readonly sees: string; readonly reads: string }> = new Map(
  rowsUnder('岗位').map((row) => [
    codeIn(row['岗位 Role']) as Role,
    { sees: row['看到的案件 Sees'] ?? '', reads: row['可阅 Reads'] ?? '' },
  ]),
)

/** The kinds of task of the page, each with the codes of its outcomes. */
export const OUTCOME_CODES: ReadonlyMap<string, readonly string[]> = new Map(
  rowsUnder('任务结果').map((row) => [
    codeIn(row['任务 Task']),
    [...(row['结果 Outcomes'] ?? '').matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? ''),
  ]),
)
