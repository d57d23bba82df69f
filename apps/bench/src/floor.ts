import type { AddressInfo } from 'node:net'
import postgres from 'postgres'
import { WebSocket, WebSocketServer } from 'ws'
import { spreadOf } from './percentiles.ts'
import type { Spread } from './percentiles.ts'

/** What nothing can be faster than here: one prepared INSERT that is flushed, and one raw ws echo. */
export async function measureFloor(
  databaseUrl: string,
  rounds = 300,
): Promise<{ insert: Spread; echo: Spread }> {
  return { insert: await measureInsert(databaseUrl, rounds), echo: await measureEcho(rounds) }
}

async function measureInsert(url: string, rounds: number): Promise<Spread> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await sql`create table if not exists bench_floor (id serial primary key, body text not null)`
  const samples: number[] = []
  for (let round = 0; round < rounds + 20; round += 1) {
    const from = performance.now()
    await sql`insert into bench_floor (body) values (${'x'.repeat(80)})`
    if (round >= 20) samples.push(performance.now() - from)
  }
  await sql`drop table bench_floor`
  await sql.end()
  return spreadOf(samples)
}

async function measureEcho(rounds: number): Promise<Spread> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  server.on('connection', (socket) => socket.on('message', (data) => socket.send(data)))
  await new Promise((resolve) => server.once('listening', resolve))
  const socket = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`)
  await new Promise((resolve) => socket.once('open', resolve))
  const samples: number[] = []
  for (let round = 0; round < rounds + 20; round += 1) {
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
