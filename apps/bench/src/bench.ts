import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { list } from './list.ts'
import { path } from './path.ts'

const benches: Record<string, (options: { data: string | undefined }) => Promise<object>> = {
  path: () => path(),
  list: ({ data }) => list(data),
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'string' }, data: { type: 'string' } },
  })
  const [name = ''] = positionals
  const bench = benches[name]
  if (!bench)
    throw new Error(
      `npm run bench -- NAME [--data FILE] [--json FILE]; NAME is one of ${Object.keys(benches).join(', ')}.`,
    )
  const figures = await bench({ data: values.data })
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
