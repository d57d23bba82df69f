import { readdirSync, rmSync } from 'node:fs'
import { build } from 'esbuild'

/**
 * The server and what it imports in a few files: a thousand take three times as long to find, read and
 * compile, and a server that was killed is wanted back at once. They stand as deep as env.js, from
 * where paths of the clone are counted.
 */
const folder = 'dist'
for (const name of readdirSync(folder)) if (name.startsWith('part.')) rmSync(`${folder}/${name}`)
await build({
  entryPoints: [`${folder}/commands/start.js`],
  outdir: folder,
  entryNames: '[name]',
  chunkNames: 'part.[hash]',
  bundle: true,
  // What is imported late stays late, and is no second copy of a class that others compare with.
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  legalComments: 'none',
  logLevel: 'warning',
  // Programs, native code, and what few have set up: found beside their own packages.
  external: ['@aws-sdk/client-s3', '@parley/db/embedded', 'sharp'],
  // What is CommonJS asks Node's own modules by require.
  banner: {
    js: "import { createRequire as ownRequire } from 'node:module'; const require = ownRequire(import.meta.url);",
  },
})
