import { useMutation } from '@tanstack/react-query'
import { answerOf, api } from '../base/client.ts'
import { Icon } from '../base/icon.tsx'
import { useLanguage, useSay } from '../base/language.ts'
import type { paths } from '../generated/api.d.ts'
import { faultWords } from './fault-words.ts'
import css from './ledger.module.css'

/** Which list is taken away. */
export type Listed = Omit<
  NonNullable<paths['/v1/ledgers']['post']['requestBody']>['content']['application/json'],
  'cursor' | 'language'
>

/** As many times a thousand lines are taken in one go: what is longer is asked for more exactly. */
const PAGES = 10

/** A file from the server, as the browser saves it. */
function save(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

/** 台账: takes a list away for a spreadsheet, as the server writes it; that it was taken is recorded there. */
export function Ledger({ of }: { readonly of: Listed }) {
  const say = useSay()
  const language = useLanguage()
  const take = useMutation({
    mutationFn: async () => {
      let cursor: string | undefined
      let name = ''
      let text = ''
      let lines = 0
      for (let page = 0; page < PAGES; page += 1) {
        const body = { ...of, language, ...(cursor !== undefined && { cursor }) }
        const one = await answerOf(api.POST('/v1/ledgers', { body }))
        // Only the first page's titles are kept.
        text += page === 0 ? one.csv : one.csv.slice(one.csv.indexOf('\r\n') + 2)
        name ||= one.name
        lines += one.lines
        cursor = one.cursor
        if (cursor === undefined) break
      }
      save(name, text)
      return { lines, more: cursor !== undefined }
    },
  })
  return (
    <span className={css.ledger}>
      <button type="button" disabled={take.isPending} onClick={() => take.mutate()}>
        <Icon name="copy" size={16} />
        {take.isPending ? say({ zh: '正在取…', en: 'Taking …' }) : say({ zh: '台账', en: 'Ledger' })}
      </button>
      {take.data !== undefined && (
        <small role="status">
          {say({ zh: `已取 ${take.data.lines} 行（有记录）`, en: `${take.data.lines} lines, on record` })}
          {take.data.more && say({ zh: '，还有更多', en: ', there are more' })}
        </small>
      )}
      {take.error !== null && <small role="alert">▲ {say(faultWords(take.error))}</small>}
    </span>
  )
}
