import type { Packs } from '#adapters/ports.ts'
import type { Instant } from '#domain/clock/calendar.ts'
import { editionOf, packOfEdition } from '#domain/pack/formats.ts'
import type { Pack } from '#domain/pack/pack.ts'
import { err, ok, type Result } from '#domain/result.ts'

/** Why a pack was not published, in words for whoever publishes. */
export type PublishRefusal = {
  readonly code: 'taken' | 'older' | 'unsorted-matter' | 'practice'
  readonly zh: string
  readonly en: string
}

/** The pack that is served for a jurisdiction; nothing when none is. */
export async function servedPack(
  packs: Pick<Packs, 'edition' | 'served'>,
  jurisdiction: string,
): Promise<Pack | undefined> {
  const version = (await packs.served()).versions.get(jurisdiction)
  const edition = version === undefined ? undefined : await packs.edition(jurisdiction, version)
  return edition === undefined ? undefined : packOfEdition(edition)
}

/**
 * Publishes a version of a pack: from now on new cases are opened under it, and those that are open keep theirs. A version
 * never changes: what is amended has the next number. Publishing the same again is harmless.
 * @param by who publishes
 */
export async function publishPack(
  packs: Pick<Packs, 'edition' | 'publish' | 'served'>,
  one: Pack,
  at: Instant,
  by: string,
): Promise<Result<'published' | 'stands', PublishRefusal>> {
  const { jurisdiction, version } = one
  const before = await servedPack(packs, jurisdiction)
  if (before !== undefined && before.unsortedMatter !== one.unsortedMatter)
    return err({
      code: 'unsorted-matter',
      zh: `unsortedMatter 一直是「${before.unsortedMatter}」，在办案件靠它认重复，不能换。`,
      en: `unsortedMatter has always been "${before.unsortedMatter}"; the keys of open cases rest on it, so it stays.`,
    })
  if (before !== undefined && before.practice !== one.practice)
    return err({
      code: 'practice',
      zh: `practice 从第一版起就定了：${before.practice ? '练习街道的案件从未计入，不能转正' : '真实街道的案件已经计入，不能改为练习'}。请用另一个代码。`,
      en: `practice is settled with the first version: ${before.practice ? 'nothing here ever counted' : 'its cases have counted'}. Use another code.`,
    })
  const became = await packs.publish(editionOf(one, at, by))
  if (became === 'published' || became === 'stands') return ok(became)
  const next = (before?.version ?? version) + 1
  return err(
    became === 'taken'
      ? {
          code: became,
          zh: `第 ${version} 版已经发布过，内容不同；发布过的不再改。请把 pack.json 的 version 改成 ${next}。`,
          en: `Version ${version} was published with another content and never changes. Set version in pack.json to ${next}.`,
        }
      : {
          code: became,
          zh: `正在用的是第 ${before?.version} 版，比第 ${version} 版新。请把 pack.json 的 version 改成 ${next}。`,
          en: `Version ${before?.version} is served, which is later than ${version}. Set version in pack.json to ${next}.`,
        },
  )
}
