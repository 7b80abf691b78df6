import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useSearchParams } from 'wouter'
import { answerOf, api } from '../../base/client.ts'
import { dateLabel, timeLabel } from '../../base/instant.ts'
import { useSay } from '../../base/language.ts'
import { Asked } from '../asked.tsx'
import manage from '../manage.module.css'
import { Differences } from './differences.tsx'
import { DryRun } from './dry-run.tsx'

/** 辖区包: the versions, in what two differ, and what a version would change for the cases that are open. */
export function Packs() {
  const say = useSay()
  const [params, setParams] = useSearchParams()
  const [trying, tryOut] = useState<number>()
  const asked = Number(params.get('version') ?? '')
  const versions = useQuery({
    queryKey: ['packs'],
    queryFn: () => answerOf(api.GET('/v1/packs')),
  })
  return (
    <Asked of={versions} what={{ zh: '版本', en: 'versions' }}>
      {({ items }) => {
        const chosen = items.find(({ version }) => version === asked)
        const before = items.find(({ version }) => chosen !== undefined && version < chosen.version)
        return (
          <div className={manage.body}>
            <section aria-labelledby="versions">
              <h2 id="versions">{say({ zh: '已发布的版本', en: 'Published versions' })}</h2>
              <p className={manage.lead}>
                {say({
                  zh: '发布用命令 npm run pack -- publish <文件夹>。发布后新立的案件按新版办；在办案件按各自的版本办，中心主任可逐件启用新版。',
                  en: 'Published by npm run pack -- publish <folder>. New cases are opened under the newest; open ones keep theirs until the head of the centre moves them.',
                })}
              </p>
              <table className={manage.table}>
                <thead>
                  <tr>
                    <th scope="col">{say({ zh: '版本', en: 'Version' })}</th>
                    <th scope="col">{say({ zh: '名称', en: 'Name' })}</th>
                    <th scope="col">{say({ zh: '发布', en: 'Published' })}</th>
                    <th scope="col">{say({ zh: '发布人', en: 'By' })}</th>
                    <th scope="col" aria-label={say({ zh: '可做的', en: 'What may be done' })} />
                  </tr>
                </thead>
                <tbody>
                  {items.map((one, at) => (
                    <tr key={one.version}>
                      <td>
                        <b>{say({ zh: `第 ${one.version} 版`, en: `No. ${one.version}` })}</b>
                      </td>
                      <td>{say(one)}</td>
                      <td>
                        {say(dateLabel(one.publishedAt))} {timeLabel(one.publishedAt)}
                      </td>
                      <td>{one.publishedBy}</td>
                      <td className={manage.act}>
                        {one.served && (
                          <span className={manage.good}>✓ {say({ zh: '正在用', en: 'in use' })} </span>
                        )}
                        {at < items.length - 1 && (
                          <button
                            type="button"
                            className={manage.quiet}
                            aria-pressed={one === chosen}
                            onClick={() => setParams({ version: String(one.version) })}
                          >
                            {say({ zh: '看改了什么', en: 'What changed' })}
                          </button>
                        )}{' '}
                        <button
                          type="button"
                          className={manage.quiet}
                          aria-pressed={trying === one.version}
                          onClick={() => tryOut(one.version)}
                        >
                          {say({ zh: '试运行', en: 'Try it' })}
                        </button>
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
            {trying !== undefined && <DryRun key={trying} version={trying} close={() => tryOut(undefined)} />}
            {chosen !== undefined && before !== undefined && (
              <Differences
                key={chosen.version}
                versions={items.map(({ version }) => version)}
                before={before.version}
                after={chosen.version}
              />
            )}
          </div>
        )
      }}
    </Asked>
  )
}
