import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { build } from 'vite'
import { LOCAL, ROOT } from '#local/paths.ts'

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
  plugins: [react()],
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
