import { useState } from 'react'
import { Link } from 'wouter'
import { Icon } from '../../base/icon.tsx'
import type { Label } from '../../base/label.ts'
import { useSay } from '../../base/language.ts'
import { Elsewhere } from './elsewhere.tsx'
import css from './report.module.css'

/** The code in groups of three, as it is read out. */
const groups = (code: string): readonly string[] => code.match(/.{1,3}/g) ?? []

/** 已收到: the code, large, and how to keep it. */
export function Sent({
  code,
  phone,
  elsewhere,
  again,
}: {
  readonly code: string
  readonly phone: string
  /** It is for the discipline office, and nothing of it is done here. */
  readonly elsewhere: boolean
  readonly again: () => void
}) {
  const say = useSay()
  const [copied, setCopied] = useState<boolean>()
  const address = `${location.origin}/t/${code}`
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(address)
      setCopied(true)
    } catch {
      // Browsers within other apps have no clipboard, or keep it to themselves.
      setCopied(false)
    }
  }
  return (
    <>
      <section className="part white">
        <h1>{say({ zh: '已收到', en: 'Received' })}</h1>
        <p className="muted">{say({ zh: '这是您的查询码', en: 'This is your code' })}</p>
        <p className={css.code}>
          {groups(code).map((group, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: groups of one code stay where they are
            <span key={at}>{group}</span>
          ))}
        </p>
        <div className={css.buttons}>
          <Link href={`/t/${code}`} className="button go">
            {say({ zh: '看进度', en: 'See how it stands' })}
          </Link>
          <button type="button" className="button small" onClick={() => void copy()}>
            <Icon name="copy" />
            <span aria-live="polite">
              {copied ? say({ zh: '已复制', en: 'Copied' }) : say({ zh: '复制网址', en: 'Copy address' })}
            </span>
          </button>
          <button type="button" className="button small" onClick={again}>
            {say({ zh: '再报一件', en: 'Report another' })}
          </button>
        </div>
        {copied === false && (
          <p role="status">
            {say({
              zh: '这个浏览器不让复制，请长按下面的网址：',
              en: 'Copying is not allowed here; press and hold:',
            })}
            <br />
            <span className={css.address}>{address}</span>
          </p>
        )}
        <p className="reads">{say(keepIt(phone, elsewhere))}</p>
      </section>
      {elsewhere ? <Elsewhere code={code} /> : <Next phone={phone} />}
    </>
  )
}

/** What the code is good for. */
function keepIt(phone: string, elsewhere: boolean): Label {
  if (elsewhere) return { zh: '这是回执，这里只留这个码。', en: 'It is a receipt: all that is kept here.' }
  return phone.trim() === ''
    ? {
        zh: '您没留电话，丢了找不回，请现在就存好。',
        en: 'You left no number: if it is lost, nobody can find it again.',
      }
    : { zh: '请存好。凭它查看进度。', en: 'Keep it: with it you follow your report.' }
}

/** What happens now, and by when the answer comes. */
function Next({ phone }: { readonly phone: string }) {
  const say = useSay()
  return (
    <section className="part">
      <h2>{say({ zh: '接下来', en: 'What comes next' })}</h2>
      <ol className={css.promises}>
        <li>
          <b>{say({ zh: '先行联系', en: 'First contact' })}</b>
          {phone.trim() === ''
            ? say({ zh: '工作人员到现场核实。', en: 'Somebody checks on site.' })
            : say({ zh: '我们会打电话向您核实。', en: 'We call you to make sure we understood.' })}
        </li>
        <li>
          <b>{say({ zh: '办理', en: 'Handling' })}</b>
          {say({
            zh: '派给负责的单位，进度页写明到哪一步。',
            en: 'It goes to whoever is responsible; the page says how far it is.',
          })}
        </li>
        <li>
          <b>{say({ zh: '答复', en: 'Answer' })}</b>
          {say({ zh: '答复期限写在进度页上。', en: 'By when you are answered stands on the page.' })}
        </li>
      </ol>
    </section>
  )
}
