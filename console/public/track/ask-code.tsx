import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Fault } from '../parts.tsx'

/** 查进度: asks for the code, however it was written down. */
export function AskCode({ fault, asked = '' }: { readonly fault?: Label; readonly asked?: string }) {
  const say = useSay()
  const [, go] = useLocation()
  const [code, setCode] = useState(asked)
  function ask(event: FormEvent): void {
    event.preventDefault()
    const clean = code.replace(/[^0-9a-z]/gi, '').toUpperCase()
    if (clean !== '') go(`/t/${clean}`)
  }
  return (
    <form className="part" onSubmit={ask}>
      <h1>{say({ zh: '查进度', en: 'How it stands' })}</h1>
      <Fault words={fault} />
      <label className="muted" htmlFor="code">
        {say({
          zh: '18 位查询码，空格、大小写不要紧',
          en: 'The code of 18 characters; spaces do not matter',
        })}
      </label>
      <input
        id="code"
        className="field"
        autoComplete="off"
        value={code}
        onChange={({ target }) => setCode(target.value)}
      />
      <button className="button go" type="submit" style={{ marginTop: 14 }}>
        {say({ zh: '查看', en: 'Look up' })}
      </button>
    </form>
  )
}
