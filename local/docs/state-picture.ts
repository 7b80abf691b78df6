/**
 * The path of a case as a picture (SVG) for the README. What is drawn comes from the table of transitions, where it
 * is drawn stands here: an arc without a place is an error, so the picture can't lack one.
 */
import { ACTOR_LABELS, OUTCOME_LABELS, STAGE_LABELS, WHOSE_LABELS } from '#domain/case/record/labels.ts'
import { ARCS, STAGES, type Stage, WAYS_OUT, WHOSE, WHOSE_NEXT } from '#domain/case/record/transitions.ts'
import type { Label } from '#domain/label.ts'
import { isHumanStage } from './stages.ts'

type Point = readonly [x: number, y: number]
type Box = { readonly at: Point; readonly width: number; readonly height: number }

const SIZE: Point = [1020, 945]
const FONT = "'Noto Sans SC','Noto Sans CJK SC','PingFang SC','Microsoft YaHei',Helvetica,Arial,sans-serif"
const INK = '#1f2933'
const MUTED = '#52606d'
const COLORS = { system: '#e3f1e5', leader: '#fdecd2', people: '#dcebfa', end: '#e4e7eb' } as const
/** The radius of the corners of arrows and boxes. */
const ROUND = 10

const box = (x: number, y: number, height = 62, width = 200): Box => ({ at: [x, y], width, height })

const BOXES: Readonly<Record<Stage | 'end', Box>> = {
  confirm: box(430, 60),
  dispatch: box(430, 270),
  handling: box(430, 400, 104),
  reinspection: box(430, 550),
  leader: box(830, 400, 104),
  'joint-handling': box(830, 550),
  parked: box(830, 245),
  close: box(430, 660),
  'follow-up': box(430, 770),
  archive: box(430, 880),
  end: box(85, 50, 46, 130),
}
const DIAMOND = { at: [430, 165], width: 170, height: 66 } as const satisfies Box

/** Where an arrow runs, and where its words stand: `start` to the right of the point, `end` to the left of it. */
type Route = {
  readonly points: readonly Point[]
  readonly words: Point
  readonly anchor: 'start' | 'middle' | 'end'
}

const down = (x: number, from: number, to: number): Route => ({
  points: [
    [x, from],
    [x, to],
  ],
  words: [x + 8, (from + to) / 2 + 3],
  anchor: 'start',
})

/** By `from next`; all outcomes that lead from one stage to the same next share an arrow. */
const ROUTES: Readonly<Record<string, Route>> = {
  'confirm whose': down(430, 91, 132),
  'confirm close': {
    points: [
      [330, 76],
      [150, 76],
      [150, 668],
      [330, 668],
    ],
    words: [240, 684],
    anchor: 'middle',
  },
  'confirm end': {
    points: [
      [330, 50],
      [150, 50],
    ],
    words: [240, 44],
    anchor: 'middle',
  },
  'whose dispatch': down(430, 198, 239),
  'whose handling': {
    points: [
      [345, 165],
      [235, 165],
      [235, 400],
      [330, 400],
    ],
    words: [243, 230],
    anchor: 'start',
  },
  'whose leader': {
    points: [
      [515, 165],
      [690, 165],
      [690, 362],
      [730, 362],
    ],
    words: [600, 159],
    anchor: 'middle',
  },
  'dispatch handling': down(430, 301, 348),
  'dispatch leader': {
    points: [
      [530, 270],
      [650, 270],
      [650, 380],
      [730, 380],
    ],
    words: [590, 264],
    anchor: 'middle',
  },
  'handling dispatch': {
    points: [
      [330, 376],
      [295, 376],
      [295, 278],
      [330, 278],
    ],
    words: [290, 322],
    anchor: 'middle',
  },
  'handling reinspection': down(430, 452, 519),
  'handling close': {
    points: [
      [330, 420],
      [215, 420],
      [215, 652],
      [330, 652],
    ],
    words: [274, 646],
    anchor: 'middle',
  },
  'handling leader': {
    points: [
      [530, 404],
      [730, 404],
    ],
    words: [630, 399],
    anchor: 'middle',
  },
  'reinspection handling': {
    points: [
      [330, 550],
      [285, 550],
      [285, 440],
      [330, 440],
    ],
    words: [290, 492],
    anchor: 'middle',
  },
  'reinspection close': down(430, 581, 629),
  'leader joint-handling': {
    points: [
      [790, 452],
      [790, 519],
    ],
    words: [782, 489],
    anchor: 'end',
  },
  'leader handling': {
    points: [
      [730, 436],
      [530, 436],
    ],
    words: [630, 431],
    anchor: 'middle',
  },
  'leader parked': {
    points: [
      [790, 348],
      [790, 276],
    ],
    words: [782, 316],
    anchor: 'end',
  },
  'leader close': {
    points: [
      [930, 432],
      [955, 432],
      [955, 660],
      [530, 660],
    ],
    words: [742, 654],
    anchor: 'middle',
  },
  'joint-handling reinspection': {
    points: [
      [730, 550],
      [530, 550],
    ],
    words: [630, 544],
    anchor: 'middle',
  },
  'joint-handling leader': down(850, 519, 452),
  'parked leader': {
    points: [
      [850, 276],
      [850, 348],
    ],
    words: [858, 299],
    anchor: 'start',
  },
  'close follow-up': down(430, 691, 739),
  'follow-up archive': { ...down(430, 801, 849), words: [438, 821] },
  'follow-up leader': {
    points: [
      [530, 770],
      [985, 770],
      [985, 400],
      [930, 400],
    ],
    words: [742, 764],
    anchor: 'middle',
  },
}

/**
 * Draws the picture.
 * @returns SVG text, the same for the same table
 * @throws Error when the table has an arc for which no place is given
 */
export function renderStatePicture(): string {
  const [width, height] = SIZE
  return `${[
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="${FONT}" font-size="13" fill="${INK}" role="img" aria-labelledby="title">`,
    '<title id="title">案件的环节与流转 · The stages of a case and the ways between them</title>',
    `<defs><marker id="head" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" markerUnits="userSpaceOnUse" orient="auto"><path d="M0 0 8 4 0 8z" fill="${MUTED}"/></marker></defs>`,
    `<rect width="${width}" height="${height}" rx="12" fill="#fff"/>`,
    ...arrows(),
    ...STAGES.map((stage) => boxOf(BOXES[stage], STAGE_LABELS[stage], colorOf(stage), ACTOR_LABELS[stage])),
    boxOf(BOXES.end, { zh: '结束', en: 'The case has ended' }, COLORS.end),
    diamond(),
    ...waysOut(),
    '</svg>',
  ].join('\n')}\n`
}

function colorOf(stage: Stage): string {
  if (!isHumanStage(stage)) return COLORS.system
  return ['leader', 'joint-handling', 'parked'].includes(stage) ? COLORS.leader : COLORS.people
}

function arrows(): string[] {
  const byOutcome = ARCS.filter((arc) => !(arc.outcome in WAYS_OUT) && arc.next !== 'archived').map(
    (arc) => ({
      key: `${arc.from} ${arc.next}`,
      label: OUTCOME_LABELS[arc.outcome],
    }),
  )
  const byWhose = WHOSE.map((whose) => ({ key: `whose ${WHOSE_NEXT[whose]}`, label: WHOSE_LABELS[whose] }))
  return [...Map.groupBy([...byOutcome, ...byWhose], (each) => each.key)].map(([key, group]) => {
    const route = ROUTES[key]
    if (route === undefined) throw new Error(`The picture has no place for the way ${key}.`)
    return arrow(
      route,
      group.map((each) => each.label),
    )
  })
}

function arrow({ points, words: [x, y], anchor }: Route, labels: readonly Label[]): string {
  const lines = labels.map((label, index) => words([x, y + index * 16], label, anchor))
  return `<path d="${pathThrough(points)}" fill="none" stroke="${MUTED}" stroke-width="1.4" marker-end="url(#head)"/>\n${lines.join('\n')}`
}

/** A line through the points, with round corners. */
function pathThrough(points: readonly Point[]): string {
  return points
    .map((point, index) => {
      const before = points[index - 1]
      const after = points[index + 1]
      if (before === undefined) return `M${point.join(' ')}`
      if (after === undefined) return `L${point.join(' ')}`
      return `L${towards(point, before).join(' ')}Q${point.join(' ')} ${towards(point, after).join(' ')}`
    })
    .join('')
}

/** The point on the way from one to the other at which a corner begins; the way is level or upright. */
function towards([x, y]: Point, [otherX, otherY]: Point): Point {
  return [x + Math.sign(otherX - x) * ROUND, y + Math.sign(otherY - y) * ROUND]
}

/** Chinese first, English smaller beside it, with a white rim so that a line may pass below. */
function words([x, y]: Point, label: Label, anchor: Route['anchor']): string {
  const rim = 'stroke="#fff" stroke-width="4" paint-order="stroke" stroke-linejoin="round"'
  return `<text x="${x}" y="${y}" text-anchor="${anchor}" ${rim}>${label.zh}<tspan dx="5" font-size="10" fill="${MUTED}">${label.en}</tspan></text>`
}

function boxOf({ at: [x, y], width, height }: Box, label: Label, color: string, actor?: Label): string {
  const top = y - (actor === undefined ? 2 : 10)
  return [
    `<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="${ROUND}" fill="${color}" stroke="${MUTED}"/>`,
    `<text x="${x}" y="${top}" text-anchor="middle" font-size="17" font-weight="bold">${label.zh}</text>`,
    `<text x="${x}" y="${top + 16}" text-anchor="middle" font-size="11">${label.en}</text>`,
    ...(actor === undefined
      ? []
      : [
          `<text x="${x}" y="${top + 31}" text-anchor="middle" font-size="10" fill="${MUTED}">${actor.zh} · ${actor.en}</text>`,
        ]),
  ].join('\n')
}

function diamond(): string {
  const { at, width, height } = DIAMOND
  const [x, y] = at
  const corners = [
    [x, y - height / 2],
    [x + width / 2, y],
    [x, y + height / 2],
    [x - width / 2, y],
  ]
  return [
    `<polygon points="${corners.map((corner) => corner.join(',')).join(' ')}" fill="#fff" stroke="${MUTED}"/>`,
    `<text x="${x}" y="${y}" text-anchor="middle" font-weight="bold">研判分流？</text>`,
    `<text x="${x}" y="${y + 14}" text-anchor="middle" font-size="10">Whose is it?</text>`,
  ].join('\n')
}

/** The ways out that every human stage has would hide the others: they are told instead of drawn. */
function waysOut(): string[] {
  const left = 640
  const top = 800
  const arcs = ARCS.filter((arc) => arc.from === 'confirm' && arc.outcome in WAYS_OUT)
  const lines = arcs.map((arc, index) => {
    const next = arc.next === 'leader' ? STAGE_LABELS.leader.zh : '结束'
    const label = OUTCOME_LABELS[arc.outcome]
    return words([left + 16, top + 46 + index * 20], { zh: `${label.zh} → ${next}`, en: label.en }, 'start')
  })
  return [
    `<rect x="${left}" y="${top}" width="345" height="${40 + lines.length * 20 + 4}" rx="${ROUND}" fill="#fff" stroke="${MUTED}" stroke-dasharray="4 3"/>`,
    `<text x="${left + 16}" y="${top + 23}" font-weight="bold">各人工环节均可<tspan dx="5" font-size="11">From every human stage</tspan></text>`,
    ...lines,
  ]
}
