import { editionItems } from '#adapters/dynamodb/pack-items.ts'
import { memberItem } from '#adapters/dynamodb/people.ts'
import { MONDAY } from '#adapters/examples.ts'
import type { Packs, People } from '#adapters/ports.ts'
import type { StaffMember } from '#domain/people/staff.ts'

import { CASE, type Called } from './access-examples.ts'

/** A pack of a street's size: what it compresses to is what counts. */
const EDITION = {
  jurisdiction: '{jurisdiction}',
  version: 1,
  format: 1,
  name: { zh: '五角场街道', en: 'Wujiaochang' },
  publishedAt: MONDAY,
  publishedBy: 'operator',
  document: JSON.stringify(Array.from({ length: 150 }, (_, n) => ({ code: `m${n}`, name: `事项${n}` }))),
}
const EDITION_ITEMS = editionItems(EDITION)

export const PACKS: Readonly<Record<keyof Packs, Called<Packs>>> = {
  served: {
    purpose: 'Which jurisdictions are served, cached for a minute',
    finds: [
      [
        {
          pk: { S: 'SERVED' },
          sk: { S: 'A#1' },
          kind: { S: 'served' },
          first: { S: '{jurisdiction}' },
          'of#{jurisdiction}': { N: '1' },
        },
      ],
    ],
    call: (packs) => packs.served(),
  },
  edition: {
    purpose: 'A version of a pack, once for each process: what tells of it, then the parts of its document',
    finds: [[EDITION_ITEMS.told], EDITION_ITEMS.parts],
    call: (packs) => packs.edition('{jurisdiction}', 1),
  },
  editions: {
    purpose: 'The versions of a pack, for operators',
    finds: [[EDITION_ITEMS.told]],
    call: (packs) => packs.editions('{jurisdiction}'),
  },
  publish: {
    purpose:
      'Publishes a version: its parts, then what tells of it and that it is served, in one transaction',
    finds: [[], []],
    call: (packs) => packs.publish(EDITION),
  },
}

const MEMBER: StaffMember = {
  schemaVersion: 1,
  jurisdiction: CASE.jurisdiction,
  id: 'b5d4c3a2-0000-4000-8000-000000000001',
  version: 1,
  account: 'wang.min',
  name: '王敏',
  postings: [
    {
      postingId: 'p-2',
      role: 'grid-leader',
      grid: 'g1',
      from: MONDAY,
      by: 'b5d4c3a2-0000-4000-8000-000000000002',
      at: MONDAY,
    },
  ],
}

export const PEOPLE: Readonly<Record<keyof People, Called<People>>> = {
  ofJurisdiction: {
    purpose: 'The people of a street with their postings, all of them: about a hundred',
    finds: [Array.from({ length: 100 }, () => memberItem(MEMBER))],
    call: (people) => people.ofJurisdiction('{jurisdiction}'),
  },
  member: {
    purpose: 'Somebody of the staff, to be changed',
    finds: [[memberItem(MEMBER)]],
    call: (people) => people.member('{jurisdiction}', '{id}'),
  },
  names: {
    purpose: 'The names of those who acted, of a page of a timeline; cached for minutes',
    finds: [Array.from({ length: 5 }, () => memberItem(MEMBER))],
    call: (people) => people.names('{jurisdiction}', ['{id}']),
  },
  save: {
    purpose: "Keeps somebody's record over the one that was read",
    finds: [[]],
    call: (people) => people.save({ ...MEMBER, jurisdiction: '{jurisdiction}', id: '{id}', version: 2 }),
  },
  become: {
    purpose:
      'Somebody signs in by an issuer outside for the first time: from then on under the id of the sign-in',
    finds: [[]],
    call: (people) => {
      const awaited = { ...MEMBER, jurisdiction: '{jurisdiction}', id: '{account}' }
      return people.become(awaited, { ...awaited, id: '{id}' })
    },
  },
}
