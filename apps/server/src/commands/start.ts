import { readEnv } from '../env.ts'
import { startServer } from '../startServer.ts'
import { greeting } from './greeting.ts'
import { run } from './run.ts'

/** Whoever asked for a stop gives us 20 s; the database ends by itself when we are gone. */
const longestStopMs = 18_000
const dev = process.argv.includes('--dev')

void run(async () => {
  const env = readEnv()
  const say = (line: string) => void process.stdout.write(`${line}\n`)
  const asked = new Promise<string>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
      process.on(signal, () => resolve(signal))
    // Who started several of us is gone.
    process.on('disconnect', () => resolve('disconnect'))
  })
  const starting = startServer(env, { dev, say })
  // A stop that is asked for while starting waits for the start, or Postgres would be left behind.
  const server = await starting
  const first = await Promise.race([server.ready().then(() => 'ready'), asked])
  if (first === 'ready') {
    if (server.bus === 'memory') say('One process, no Redis: set REDIS_URL to run several servers.')
    say(greeting(env.PUBLIC_URL ?? `http://localhost:${server.port}`, server.demo))
    await asked
  }
  await Promise.race([server.stop(), sleep(longestStopMs)])
  // Something that still holds the event loop must not keep a stopped server alive.
  process.exit(0)
})

function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
