import { measureBrowsers } from './browsers.ts'
import { measureFloor } from './floor.ts'
import type { Floor } from './floor.ts'
import { ms } from './percentiles.ts'
import type { Spread } from './percentiles.ts'
import { runProduct } from './runProduct.ts'
import { sendAt } from './sendAt.ts'
import type { Rate } from './sendAt.ts'
import { stockClient } from './stockClient.ts'

const rates = [
  { perSecond: 1, count: 15 },
  { perSecond: 50, count: 500 },
  { perSecond: 200, count: 2000 },
]

/** From one stock client to another through the whole product, beside the floor of this machine. */
export async function path(): Promise<object> {
  const product = await runProduct()
  try {
    const floor = await measureFloors(product.databaseUrl)
    const [ana, bo] = [
      await stockClient(product.url, 'ana@parley.test'),
      await stockClient(product.url, 'bo@parley.test'),
    ]
    const measured: Rate[] = []
    // A server that has just started has not compiled what it runs.
    await sendAt(ana, bo, { perSecond: 100, count: 1500 })
    for (const rate of rates) measured.push(await sendAt(ana, bo, rate))
    const floorAgain = await measureFloors(product.databaseUrl)
    for (const client of [ana, bo]) client.close()
    const browsers = await measureBrowsers(product.url)
    return report([floor, floorAgain], measured, browsers)
  } finally {
    await product.stop()
  }
}

interface Floors {
  busy: Floor
  paced: Floor
}

async function measureFloors(databaseUrl: string): Promise<Floors> {
  return { busy: await measureFloor(databaseUrl, 0), paced: await measureFloor(databaseUrl, 20) }
}

/** The better of two runs, before and after. */
function lower(floors: Floor[]) {
  const insert = Math.min(...floors.map((one) => one.insert.p50))
  const echo = Math.min(...floors.map((one) => one.echo.p50))
  return { insert, echo, sum: insert + echo }
}

function printFloor(name: string, { insert, echo, sum }: ReturnType<typeof lower>) {
  console.log(
    `floor ${name}: one flushed INSERT ${ms(insert)} + one raw ws echo ${ms(echo)} = ${ms(sum)} (p50)`,
  )
}

function report(floors: Floors[], measured: Rate[], browsers: Spread | null): object {
  const busy = lower(floors.map((one) => one.busy))
  const paced = lower(floors.map((one) => one.paced))
  printFloor('back to back', busy)
  printFloor('at 50/s', paced)
  console.table(
    Object.fromEntries(
      measured.map(({ perSecond, sendToReceive, commitToReceive, sendToAnswer }) => [
        `${perSecond}/s`,
        {
          'send→receive p50': ms(sendToReceive.p50),
          'send→receive p99': ms(sendToReceive.p99),
          'commit→receive p50': ms(commitToReceive.p50),
          'commit→receive p99': ms(commitToReceive.p99),
          'send→answer p50': ms(sendToAnswer.p50),
          'p50 / floor': (sendToReceive.p50 / busy.sum).toFixed(1),
          'p50 / floor at 50/s': (sendToReceive.p50 / paced.sum).toFixed(1),
        },
      ]),
    ),
  )
  console.log(
    browsers
      ? `key press in one browser to paint in another: p50 ${ms(browsers.p50)}, p99 ${ms(browsers.p99)} (${browsers.n} messages)`
      : 'No Chromium on PATH: browsers were not measured.',
  )
  return { floor: { busy, paced }, rates: measured, browsers }
}
