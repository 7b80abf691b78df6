import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { dictionaryView } from '#functions/api/dictionary-view.ts'
import { LOCAL, ROOT } from '#local/paths.ts'
import { packOf } from '#packs/index.ts'

const JURISDICTION = 'wujiaochang'

// Whoever calls may have said something else (tests do), and Vite believes it.
process.env.NODE_ENV = 'production'

// Two pages that share little: residents' without the staff's libraries, and the staff's desk.
// Usage: `build.ts [folder]`; left out, what `npm start` serves.
await build({
  configFile: false,
  logLevel: 'warn',
  root: join(ROOT, 'console'),
  publicDir: join(ROOT, 'console', 'assets'),
  cacheDir: join(LOCAL, 'vite'),
  plugins: [
    react(),
    {
      name: 'dictionary',
      generateBundle() {
        const pack = packOf(JURISDICTION)
        if (pack === undefined) throw new Error(`There is no pack ${JURISDICTION}.`)
        const source = JSON.stringify(dictionaryView(pack))
        this.emitFile({ type: 'asset', fileName: 'dictionary.json', source })
      },
    },
  ],
  build: {
    outDir: process.argv[2] ?? join(LOCAL, 'console'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    // How large an entry may be is judged as it is sent, by a test.
    chunkSizeWarningLimit: 1_000,
    modulePreload: { polyfill: false },
    rollupOptions: {
      input: { index: join(ROOT, 'console', 'index.html'), desk: join(ROOT, 'console', 'desk.html') },
    },
  },
})
