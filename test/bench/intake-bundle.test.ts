import { describe, expect, it } from 'vitest'
import { bundleFunctions } from '#infra/bundles.ts'
import { temporaryFolder } from '#test/support/temporary-folder.ts'

describe('the bundle of intake', () => {
  it('carries nothing that a receipt does not need: no pack, no knowledge base, no machine, no scheduler', () => {
    const { outputs } = bundleFunctions(['api/submit-report'], temporaryFolder()).metafile
    const carried = Object.values(outputs).flatMap(({ inputs }) =>
      Object.entries(inputs).flatMap(([path, { bytesInOutput }]) => (bytesInOutput > 0 ? [path] : [])),
    )
    const unwanted = [
      /^packs\//,
      /^domain\/pack\/(pack|formats)\.ts/,
      /^domain\/(knowledge|precedent)\//,
      /^domain\/case\/(decide|stages)/,
      /client-(sfn|scheduler|sqs|eventbridge)\//,
      /chinese-days/,
      /^domain\/(sounds|simplified)\.ts/,
      /pinyin/,
    ]

    expect(carried.length).toBeGreaterThan(100)
    expect(carried.filter((path) => unwanted.some((one) => one.test(path)))).toEqual([])
  })
})
