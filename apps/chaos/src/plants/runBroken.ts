import { readEnv, startServer } from '@parley/server'
import type { Parts } from '@parley/server'
import { serverEnv } from '../env.ts'
import { acknowledgeEarly } from './acknowledgeEarly.ts'
import { muteCheck } from './muteCheck.ts'
import { pageById } from './pageById.ts'
import type { Plant } from './Plant.ts'

/** Without idempotency it is the database that is broken. */
const partsOf: Record<Plant, Partial<Parts>> = {
  'early-acknowledgement': { useDb: acknowledgeEarly },
  'cursor-by-id': { openRealtime: pageById },
  'no-idempotency': {},
  'muted-check': { openRealtime: muteCheck },
}

const plant = process.argv[2] as Plant
const server = await startServer(readEnv(serverEnv()), { pages: false, parts: partsOf[plant] })
const stop = () => void server.stop().finally(() => process.exit(0))
process.on('SIGTERM', stop)
process.on('disconnect', () => process.exit(0))
