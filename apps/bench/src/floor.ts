import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { WebSocket, WebSocketServer } from 'ws'
import { spreadOf } from './percentiles.ts'
import type { Spread } from './percentiles.ts'

export interface Floor {
  insert: Spread
  echo: Spread
}

/**
 * What nothing can be faster than here: one prepared INSERT that is flushed, and one raw ws echo,
 * each `pauseMs` after the last. What follows a pause meets cold caches and a sleeping processor.
 */
export async function measureFloor(databaseUrl: string, pauseMs: number): Promise<Floor> {
  const rounds = pauseMs > 0 ? 100 : 300
  return {
    insert: await measureInsert(databaseUrl, rounds, pauseMs),
    echo: await measureEcho(rounds, pauseMs),
  }
}

async function measureInsert(url: string, rounds: number, pauseMs: number): Promise<Spread> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create table if not exists bench_floor (id serial primary key, body text not null)`
  const samples: number[] = []
  for (let round = 0; round < rounds + 20; round += 1) {
    await sleep(pauseMs)
    const from = performance.now()
    await sql`insert into bench_floor (body) values (${'x'.repeat(80)})`
    if (round >= 20) samples.push(performance.now() - from)
  }
  await sql`drop table bench_floor`
  await sql.end()
  return spreadOf(samples)
}

async function measureEcho(rounds: number, pauseMs: number): Promise<Spread> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
  await new Promise((resolve) => server.once('listening', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await new Promise((resolve) => socket.once('open', resolve))
  const samples: number[] = []
  for (let round = 0; round < rounds + 20; round += 1) {
    await sleep(pauseMs)
    const from = performance.now()
    const heard = new Promise((resolve) => socket.once('message', resolve))
    socket.send('x'.repeat(750))
    await heard
    if (round >= 20) samples.push(performance.now() - from)
  }
  socket.close()
  server.close()
  return spreadOf(samples)
}

function sleep(ms: number): Promise<unknown> | null {
  return ms > 0 ? new Promise((resolve) => setTimeout(resolve, ms)) : null
}
