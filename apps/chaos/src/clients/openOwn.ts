import { join } from 'node:path'
import { WebSocket } from 'ws'
import { createClient } from '@parley/client'
import { fileOutbox } from '@parley/client/node'
import type { ClientPlan, ProcessPlan } from './Plan.ts'

/** Our own client, with its outbox in files that outlive the process. */
export function openOwn({ url, folder }: ProcessPlan, { name, token, accountId }: ClientPlan) {
  const client = createClient({
    url: `${url}/api/trpc`,
    wsUrl: `${url.replace('http', 'ws')}/api/trpc`,
    token,
    WebSocket: WebSocket as never,
    outbox: fileOutbox(join(folder, 'outbox', name)),
  })
  return { client, account: client.account(accountId) }
}
