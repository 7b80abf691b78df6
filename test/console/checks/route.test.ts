import { expect, test } from 'vitest'
import { metresBetween, routeOf } from '../../../console/checks/route.ts'

type Tasks = Parameters<typeof routeOf>[0]
const at = (taskId: string, lat?: number, text = taskId, dueAt = '2026-11-28T08:00:00Z') =>
  ({
    taskId,
    dueAt,
    case: { place: { text, ...(lat === undefined ? {} : { point: { lat, lng: 121.5 } }) } },
  }) as unknown as Tasks[number]
const ids = (...asked: Parameters<typeof routeOf>): readonly string[] =>
  routeOf(...asked).map(({ task }) => task.taskId)

test('a thousandth of a degree of latitude is 111 metres', () => {
  expect(metresBetween({ lat: 31.3, lng: 121.5 }, { lat: 31.301, lng: 121.5 })).toBeCloseTo(111.2, 0)
})

test('from where one stands the nearest place is next, and so on, with the metres between', () => {
  const tasks = [at('far', 31.31), at('near', 31.301), at('middle', 31.304)]
  expect(ids(tasks, { lat: 31.3, lng: 121.5 })).toEqual(['near', 'middle', 'far'])
  expect(routeOf(tasks, { lat: 31.3, lng: 121.5 }).map(({ metres }) => metres)).toEqual([110, 330, 670])
})

test('where nobody says where they are it begins with what is due first', () => {
  const tasks = [at('a', 31.31), at('b', 31.301, 'b', '2026-11-28T01:00:00Z'), at('c', 31.309)]
  expect(ids(tasks, undefined)).toEqual(['b', 'c', 'a'])
  expect(routeOf(tasks, undefined)[0]?.metres).toBeUndefined()
})

test('places without a point lie together by street and number, after the others', () => {
  const tasks = [at('1', undefined, '国定路1100号'), at('2', undefined, '国定路99号'), at('3', 31.3)]
  expect(ids(tasks, undefined)).toEqual(['3', '2', '1'])
})
