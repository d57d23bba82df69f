import { startCluster } from '../cluster/startCluster.ts'
import { readEnv, redisProgram } from '../env.ts'
import { greeting } from './greeting.ts'
import { run } from './run.ts'

const most = 16

void run(async () => {
  const [given = '3'] = process.argv.slice(2)
  const count = Number(given)
  if (!Number.isInteger(count) || count < 1 || count > most)
    throw new Error(`Say how many servers, from 1 to ${most}: npm run cluster -- 3`)
  const env = readEnv()
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(signal))
  })
  const cluster = await startCluster(env, { count, redisProgram: redisProgram(), say })
  const first = await Promise.race([cluster.ready().then(() => 'ready'), asked])
  if (first === 'ready') {
    say(greeting(env.PUBLIC_URL ?? `http://localhost:${cluster.port}`, cluster.demo))
    await asked
  }
  say('Stopping…')
  await cluster.stop()
  process.exit(0)
})
