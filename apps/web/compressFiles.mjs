import { readdir, readFile, writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'

/** Keeps what pages are made of compressed beside itself, as well as can be: once, not at each request. */
const folder = new URL('.next/static/', import.meta.url)
const codings = [
  { ending: '.br', compress: promisify(brotliCompress) },
  { ending: '.gz', compress: (bytes) => promisify(gzip)(bytes, { level: 9 }) },
]
const names = await readdir(folder, { recursive: true })
await Promise.all(
  names
    .filter((name) => /\.(js|css|svg|json|txt)$/.test(name))
    .map(async (name) => {
      const bytes = await readFile(new URL(name, folder))
      for (const { ending, compress } of codings)
        await writeFile(new URL(name + ending, folder), await compress(bytes))
    }),
)
