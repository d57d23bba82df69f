import type { LineFault } from '../stage/openLine.ts'
import { pause } from '../pause.ts'
import type { Fault, Happened } from './Fault.ts'
import type { Target } from './Target.ts'

interface Act {
  /** What is touched, for the report. */
  name: string
  part: object
  /** Done when the fault stands. */
  begin: () => Promise<unknown> | unknown
  heal: () => Promise<unknown> | unknown
}

/** Does what the schedule says, and heals it in time or when all is over; answers when it was. */
export async function befall(
  fault: Fault,
  target: Target,
  over: AbortSignal,
): Promise<Happened | null> {
  const { name, part, begin, heal } = actOf(fault, target)
  return target.inTurn(part, async () => {
    if (over.aborted) return null
    const began = Date.now()
    try {
      await begin()
      await pause(fault.forMs ?? Infinity, over)
    } finally {
      await heal()
    }
    return { kind: fault.kind, target: name, began, ended: Date.now() }
  })
}

const nothing = () => {}

function actOf(fault: Fault, target: Target): Act {
  const { stage } = target
  const nth = <T>(list: readonly T[]) => list[fault.target % list.length]!
  const server = nth(stage.servers)
  const redisLine = nth(stage.redisLines)
  const behind = `redis of ${server.name}`
  const clients = nth(target.clients)
  const { line } = clients
  const { redis } = stage
  const { name } = clients.plan
  const held = (part: { hold(on: boolean): void }) => ({
    part,
    begin: () => part.hold(true),
    heal: () => part.hold(false),
  })
  const onLine = (more: Partial<LineFault>) => ({
    name,
    part: line,
    begin: () => Object.assign(line.fault, more),
    heal: () => line.heal(),
  })
  switch (fault.kind) {
    case 'killServer':
      return {
        name: server.name,
        part: server,
        begin: () => server.kill(),
        heal: () => server.start(),
      }
    case 'holdServer':
      return { name: server.name, ...held(server) }
    case 'rollServers':
      return { name: 'all', part: stage, begin: () => roll(target), heal: nothing }
    case 'killRedis':
      return { name: 'redis', part: redis, begin: () => redis.kill(), heal: () => redis.start() }
    case 'holdRedis':
      return { name: 'redis', ...held(redis) }
    case 'dropSubscribers':
      return { name: 'redis', part: redis, begin: () => redis.dropSubscribers(), heal: nothing }
    case 'cutRedisLine':
      return { name: behind, part: redisLine, begin: () => redisLine.cut(), heal: nothing }
    case 'silenceRedisLine':
      return {
        name: behind,
        part: redisLine,
        begin: () => (redisLine.fault.isSilent = true),
        heal: () => redisLine.heal(),
      }
    case 'delayRedisLine':
      return {
        name: behind,
        part: redisLine,
        begin: () => (redisLine.fault.delayMs = 300),
        heal: () => redisLine.heal(),
      }
    case 'restartPostgres':
      return {
        name: 'postgres',
        part: stage.postgres,
        begin: () => stage.postgres.restartImmediately(),
        heal: nothing,
      }
    case 'killClients':
      return { name, part: clients, begin: () => clients.kill(), heal: () => clients.start() }
    case 'holdClients':
      return { name, ...held(clients) }
    case 'cutLine':
      return { name, part: line, begin: () => line.cut(), heal: nothing }
    case 'silenceLine':
      return onLine({ isSilent: true })
    case 'refuseLine':
      return {
        ...onLine({}),
        begin: () => {
          line.fault.isRefusing = true
          line.cut()
        },
      }
    case 'delayLine':
      return onLine({ delayMs: 200 })
    case 'throttleLine':
      return onLine({ bytesPerSecond: 20_000 })
    case 'tearLine':
      return onLine({ tearing: 0.02 })
    case 'revoke':
      return {
        name: 'member',
        part: target,
        begin: () => target.revoke(fault.target),
        heal: nothing,
      }
  }
}

/** SIGTERM to one server after the other; each must end by itself, with 0, in 20 s. */
async function roll({ stage, inTurn, onBadEnd }: Target) {
  for (const server of stage.servers)
    await inTurn(server, async () => {
      if (!server.isReady) return
      const end = await server.end()
      if (end.code !== 0 || end.ms > 20_000) onBadEnd(server.name, end)
      await server.start()
    })
}
