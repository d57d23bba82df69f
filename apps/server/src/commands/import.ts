import { readEnv } from '../env.ts'
import { openDatabase } from '../house/openDatabase.ts'
import { readArguments } from '../import/readArguments.ts'
import { runImport } from '../import/runImport.ts'
import { run } from './run.ts'

void run(async () => {
  const wanted = readArguments(process.argv.slice(2))
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort())
  const database = await openDatabase(readEnv(), { attach: true })
  try {
    const { stdout: out, stderr: err } = process
    return await runImport(wanted, { db: database.db, out, err, signal: stop.signal })
  } finally {
    await database.close()
  }
})
