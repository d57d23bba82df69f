import { readEnv } from '../env.ts'
import { openDatabase } from '../house/openDatabase.ts'
import { seedDemo } from '../seed/seedDemo.ts'
import { run } from './run.ts'

void run(async () => {
  const database = await openDatabase(readEnv(), { attach: true })
  try {
    const made = await seedDemo(database.db)
    process.stdout.write(
      made ? 'The demo account was made.\n' : 'The demo account is there already.\n',
    )
  } finally {
    await database.close()
  }
})
