import { eq } from 'drizzle-orm'
import { createDb, tables } from '@parley/db'
import { listConversations, resolveActor } from '@parley/domain'
import type { ConversationFilter } from '@parley/contract'
import { ConversationFilterSchema } from '@parley/contract/schema'
import { ms, spreadOf } from './percentiles.ts'
import { runProduct } from './runProduct.ts'
import { stockClient } from './stockClient.ts'

const filters: Record<string, ConversationFilter> = {
  everything: {},
  open: { status: ['open'] },
  mine: { assigneeId: ['me'] },
  'unassigned, urgent': { assigneeId: [null], priority: ['urgent'] },
  unread: { hasUnread: true },
  'one label': { labels: ['restaurants'] },
  'search a word': { search: 'restaurant' },
}

/** The first page of conversations.list in the demo account, with a file of dialogues imported into it. */
export async function list(file: string | undefined): Promise<object> {
  if (!file) throw new Error('npm run bench -- list --data FILE: which dialogues?')
  const product = await runProduct()
  try {
    await product.command('import.js', file)
    const domain = await inDomain(product.databaseUrl)
    const door = await throughDoor(product.url)
    const rows = Object.fromEntries(
      Object.keys(filters).map((name) => [
        name,
        {
          'server p50': ms(domain[name]!.p50),
          'server p99': ms(domain[name]!.p99),
          'over the socket p50': ms(door[name]!.p50),
        },
      ]),
    )
    console.table(rows)
    return { domain, door }
  } finally {
    await product.stop()
  }
}

const rounds = 100

async function inDomain(url: string) {
  const db = createDb({ url })
  const [account] = await db.orm
    .select()
    .from(tables.accounts)
    .where(eq(tables.accounts.slug, 'demo'))
  const [owner] = await db.orm
    .select()
    .from(tables.users)
    .where(eq(tables.users.email, 'owner@parley.test'))
  const by = await resolveActor(db, {
    accountId: account!.id,
    userId: owner!.id,
    sessionId: null,
    clientId: null,
  })
  const spreads = await measure((filter) =>
    listConversations(db, { filter: ConversationFilterSchema.parse(filter), limit: 25, by }),
  )
  await db.end()
  return spreads
}

async function throughDoor(url: string) {
  const { api, close } = await stockClient(url, 'owner@parley.test')
  const { items } = await api.accounts.list.query()
  const accountId = items[0]!.id
  const spreads = await measure((filter) => api.conversations.list.query({ accountId, filter }))
  close()
  return spreads
}

async function measure(ask: (filter: ConversationFilter) => Promise<unknown>) {
  const spreads: Record<string, ReturnType<typeof spreadOf>> = {}
  for (const [name, filter] of Object.entries(filters)) {
    const samples: number[] = []
    for (let round = 0; round < rounds + 10; round += 1) {
      const from = performance.now()
      await ask(filter)
      if (round >= 10) samples.push(performance.now() - from)
    }
    spreads[name] = spreadOf(samples)
  }
  return spreads
}
