/**
 * `npm run eval`: how well where, what and seen-before are told, on messages judged beforehand (`DUOGE_MESSAGES` names
 * their folder) or else on the project's own sample. `npm run eval -- write` writes docs/evaluation.md as well.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ROOT } from '#local/paths.ts'
import { PACKS } from '#packs/index.ts'
import { baseStatistics } from './evaluation/base-statistics.ts'
import { readData } from './evaluation/data.ts'
import { measureJudged } from './evaluation/judged.ts'
import { measureLabelled } from './evaluation/labelled.ts'
import { pageOf } from './evaluation/page.ts'
import { measurePairs } from './evaluation/pairs.ts'

const pack = PACKS.find(({ jurisdiction }) => jurisdiction === 'wujiaochang')
if (pack === undefined) throw new Error('The sample pack is not there.')
const data = readData()
const page = pageOf(data.from, [
  {
    title: '何事 · What',
    figures: [
      ...measureJudged('judged', data.judged, data.told, pack),
      ...(data.rare.length === 0 ? [] : measureJudged('rare kinds', data.rare, data.told, pack)),
    ],
  },
  { title: '似曾相识 · Seen before', figures: measurePairs(data, pack, baseStatistics()) },
  { title: '一级分类 · Class of the first level', figures: measureLabelled(data) },
])
console.log(page)
if (process.argv.includes('write')) await writeFile(join(ROOT, 'docs', 'evaluation.md'), page)
