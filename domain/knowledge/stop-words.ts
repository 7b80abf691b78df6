/**
 * Pairs of characters that stand in nearly every message to a city, whatever it is about: greetings, thanks, pronouns,
 * the officialese of replies. A query of nothing but these asks nothing.
 */
const STOP_WORDS =
  '我们 你们 他们 她们 它们 您好 你好 大家 自己 谢谢 感谢 请问 希望 问题 反映 情况 关于 领导 尊敬 敬的 网友 ' +
  '留言 收悉 回复 答复 如下 现将 支持 监督 理解 关心 工作 什么 怎么 为什 这个 那个 这些 那些 这样 那样 一个 ' +
  '一些 没有 不是 就是 但是 可是 因为 所以 如果 而且 并且 以及 或者 还是 已经 现在 目前 时候 可以 可能 应该 ' +
  '能够 不能 不会 需要 必须 进行 对于 根据 按照 通过 相关 有关 部门 方面 您的 我的 你的 他的 的是 是的 的问 ' +
  '了解 知道 觉得 认为 非常 十分 比较 特别 真的 的人 都是 也是 还有 只有 所有 很多 许多 每天 一直 总是 经常 ' +
  '一下 一次 请您 请你 请求 能否 是否 尽快 及时 给予 予以 之后 以后 以前 之前 同时 然后 于是 此事 该问 针对'

/** Made when it is first asked for: a function that never counts terms neither makes nor carries it. */
let stopWords: ReadonlySet<string> | undefined

/** Whether a pair of characters tells nothing about what a text is about. */
export function isStopWord(pair: string): boolean {
  stopWords ??= new Set(STOP_WORDS.split(' '))
  return stopWords.has(pair)
}
