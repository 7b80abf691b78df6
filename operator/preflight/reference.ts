import { A_STREET, loadOf } from './load.ts'
import { neededOf, QUOTAS } from './quotas.ts'

/** Streets of which the reference tells: one, and a city. */
const STREETS = [1, 20, 215] as const

/** What an account has to be allowed for some numbers of streets, as a document. */
export function quotaReference(): string {
  const loads = STREETS.map((streets) => loadOf({ streets, ...A_STREET }))
  const rows = QUOTAS.map((quota) => {
    const needs = loads.map((load) => neededOf(quota, load).toLocaleString('en'))
    return `| ${quota.service} | ${quota.name} (\`${quota.code}\`) | ${needs.join(' | ')} | ${quota.why.zh} · ${quota.why.en} |`
  })
  return `# 配额 · Quotas

部署之前看账号够不够：\`npm run preflight -- <environment> [--streets 1] [--cases ${A_STREET.casesAYear}] [--staff ${A_STREET.staff}]\`，逐项读账号现有的配额，不够的给出申请命令，并以 2 退出。
下表由同一处推算（\`npm run docs\`）：一个街道每年 ${A_STREET.casesAYear.toLocaleString('en')} 件、${A_STREET.staff} 人在岗，峰值按平均的二十倍，再留一倍余量。

*Before a deployment: \`npm run preflight\` reads what the account has and says what is too low, with the command that asks for more; it ends with 2 then. The table is reckoned by the same code: a street of
${A_STREET.casesAYear.toLocaleString('en')} cases a year and ${A_STREET.staff} staff, a peak of twenty times the average, and as much room again.*

| | 配额 quota | 1 个街道 street | 20 | 215（全市 a city） | 为何 what for |
| --- | --- | --- | --- | --- | --- |
${rows.join('\n')}
`
}
