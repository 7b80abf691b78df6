import type { Person } from '#local/people.ts'

const escaped = (text: string): string => text.replace(/[&<>"]/g, (one) => `&#${one.charCodeAt(0)};`)

/** A name with what tells people apart; the words stand in the dictionary. */
export type Listed = Person & { readonly words: string }

const entry = ({ name, words }: Listed): string =>
  `<li><button name="name" value="${escaped(name)}"><b>${escaped(words)}</b><span>${escaped(name)}</span></button></li>`

/**
 * Who can sign in on this machine, one click each. It stands where the environment's own page for passwords stands
 * elsewhere, and passes on what it was asked with.
 * @param query what the console asked with (`client_id`, `redirect_uri`, `code_challenge` …)
 */
export const signInPage = (people: readonly Listed[], query: URLSearchParams): string => `<!doctype html>
<html lang="zh-CN">
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<title>选择身份 · 多格（本机）</title>
<link rel="stylesheet" href="/sign-in.css" />
<main>
  <h1>以谁的身份进入</h1>
  <p>本机试用：点一下就进入，不用密码。Local system: one click signs in, no password.</p>
  <form method="post" action="/sign-in">
    ${[...query].map(([key, value]) => `<input type="hidden" name="${escaped(key)}" value="${escaped(value)}" />`).join('\n    ')}
    <ul>
      ${people.map(entry).join('\n      ')}
    </ul>
  </form>
</main>
</html>
`
