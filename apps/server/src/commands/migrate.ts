import { readEnv } from '../env.ts'
import { openDatabase } from '../house/openDatabase.ts'
import { run } from './run.ts'

void run(async () => {
  const database = await openDatabase(readEnv(), { attach: true })
  process.stdout.write('The database is up to date.\n')
  await database.close()
})
