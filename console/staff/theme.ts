import type { ThemeConfig } from 'antd/es/config-provider'

/** antd's tokens, from ours (`base/tokens.css`). Links follow the information colour there. */
export const THEME: ThemeConfig = {
  token: {
    colorPrimary: '#0b6670',
    colorInfo: '#0b6670',
    colorError: '#b42318',
    colorWarning: '#8f4d06',
    colorSuccess: '#2c6338',
    colorText: '#1f2428',
    colorTextSecondary: '#545d64',
    colorTextPlaceholder: '#626b72',
    colorBorder: '#7c848a',
    colorBgLayout: '#f6f5f2',
    borderRadius: 6,
    controlHeight: 36,
    fontSize: 14,
    fontFamily: 'var(--font)',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.15s',
  },
  components: {
    Button: {
      defaultBorderColor: '#cfccc4',
      defaultShadow: 'none',
      primaryShadow: 'none',
      dangerShadow: 'none',
    },
  },
}
