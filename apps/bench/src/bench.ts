import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { comeback } from './comeback.ts'
import { filters } from './filters.ts'
import { latency } from './latency.ts'
import { list } from './list.ts'
import { path } from './path.ts'
import { web } from './web.ts'

const options = {
  json: { type: 'string' },
  data: { type: 'string' },
  conversations: { type: 'string', default: '1000000' },
  rebuild: { type: 'boolean', default: false },
  serve: { type: 'boolean', default: false },
  quick: { type: 'boolean', default: false },
  only: { type: 'string' },
  sockets: { type: 'string', default: '3000' },
  servers: { type: 'string', default: '1' },
} as const
type Values = ReturnType<typeof parseArgs<{ options: typeof options }>>['values']

const benches: Record<string, (values: Values) => Promise<object>> = {
  path: () => path(),
  latency: () => latency(),
  comeback: ({ sockets, servers }) =>
    comeback({ sockets: Number(sockets), servers: Number(servers) }),
  list: ({ data }) => list(data),
  web: ({ data }) => web(data),
  filters: ({ conversations, rebuild, serve, quick, only }) =>
    filters({ conversations: Number(conversations), rebuild, serve, quick, only }),
}

try {
  const { values, positionals } = parseArgs({ allowPositionals: true, options })
  const [name = ''] = positionals
  const bench = benches[name]
  if (!bench)
    throw new Error(
      `npm run bench -- NAME [--json FILE]; NAME is one of ${Object.keys(benches).join(', ')}. list and web take --data FILE.`,
    )
  const figures = await bench(values)
  if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}
