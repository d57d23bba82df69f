import { ms } from './percentiles.ts'
import { runCluster } from './runCluster.ts'
import { sendAt } from './sendAt.ts'
import type { Rate } from './sendAt.ts'
import { startRedis } from './startRedis.ts'
import { stockClient } from './stockClient.ts'

const pace = { perSecond: 20, count: 600 }
const aims = { quiet: 50, 'Redis dead': 300 }

/** From a commit on one server to a follower of another: through Redis, and without it. */
export async function latency(): Promise<object> {
  const redis = await startRedis()
  const cluster = await runCluster({ count: 2, redisUrl: redis.url })
  try {
    const [here, there] = cluster.urls
    const ana = await stockClient(here!, 'ana@parley.test')
    const bo = await stockClient(there!, 'bo@parley.test')
    // A server that has just started has not compiled what it runs.
    await sendAt(ana, bo, { perSecond: 50, count: 500 })
    const quiet = await sendAt(ana, bo, pace)
    await redis.kill()
    await new Promise((resolve) => setTimeout(resolve, 2000))
    const dead = await sendAt(ana, bo, pace)
    for (const client of [ana, bo]) client.close()
    return report({ quiet, 'Redis dead': dead })
  } finally {
    await cluster.stop()
    await redis.kill()
  }
}

function report(measured: Record<keyof typeof aims, Rate>): object {
  console.table(
    Object.fromEntries(
      Object.entries(measured).map(([name, { commitToReceive, sendToReceive }]) => [
        name,
        {
          'commit→receive p50': ms(commitToReceive.p50),
          'commit→receive p99': ms(commitToReceive.p99),
          'aim p99': ms(aims[name as keyof typeof aims]),
          'send→receive p50': ms(sendToReceive.p50),
          'send→receive p99': ms(sendToReceive.p99),
          messages: commitToReceive.n,
        },
      ]),
    ),
  )
  return { aims, ...measured }
}
