import { v7 as uuid } from 'uuid'
import postgres from 'postgres'
import type { ConversationId, MessageId } from '@parley/contract'
import { createDb } from '@parley/db'
import type { Db } from '@parley/db'
import { resolveActor, sendMessage } from '@parley/domain'
import { openKept } from './openKept.ts'
import { bigSlug } from './draftAccount.ts'
import { findViewer } from './viewers.ts'

const small = 50_000
const turns = 8
const copies = ['sends_full', 'sends_bare']
const written = ['conversations', 'messages', 'read_marks', 'participants']

export interface IndexSize {
  table: string
  index: string
  megabytes: number
}

/** What each index of the large tables takes on disk. */
export async function indexSizes(db: Db): Promise<IndexSize[]> {
  return db.sql<IndexSize[]>`
    select indrelid::regclass::text as "table", indexrelid::regclass::text as "index",
      round(pg_relation_size(indexrelid) / 1048576.0, 1)::float as megabytes
    from pg_index
    where indrelid = any(${[...written, 'contacts']}::text[]::regclass[])
    order by pg_relation_size(indexrelid) desc`
}

export interface SendRates {
  /** Sends a second with all indexes. */
  with: number
  /** The same without those that only lists, filters and search use. */
  without: number
  dropped: string[]
}

/**
 * sendMessage back to back on one connection, in two copies of a small database of the same kind, of
 * which one has lost the indexes that are not unique. They take turns of a second each, as other
 * work on the machine comes and goes. The copies go afterwards.
 */
export async function measureSends(): Promise<SendRates> {
  const kept = await openKept({ conversations: small, rebuild: false })
  const admin = postgres(withDatabase(kept.url, 'postgres'), { max: 1, onnotice: () => {} })
  const dbs: Db[] = []
  const drop = async () => {
    for (const name of copies) await admin.unsafe(`drop database if exists ${name} with (force)`)
  }
  try {
    await drop()
    for (const name of copies) {
      await admin.unsafe(`create database ${name} template parley`)
      dbs.push(createDb({ url: withDatabase(kept.url, name), max: 1 }))
    }
    return await compare(dbs[0]!, dbs[1]!)
  } finally {
    for (const db of dbs) await db.end()
    await drop()
    await admin.end()
    await kept.stop()
  }
}

async function compare(full: Db, bare: Db): Promise<SendRates> {
  const indexes = await bare.sql<{ name: string }[]>`
    select indexrelid::regclass::text as name from pg_index
    where indrelid = any(${written}::text[]::regclass[]) and not indisunique`
  for (const { name } of indexes) await bare.sql.unsafe(`drop index ${name}`)
  const [sendFull, sendBare] = [await openSender(full), await openSender(bare)]
  const sent = { with: 0, without: 0 }
  for (let turn = -2; turn < turns; turn += 1) {
    const counts = { with: await sendFull(), without: await sendBare() }
    if (turn < 0) continue
    sent.with += counts.with
    sent.without += counts.without
  }
  return {
    with: sent.with / turns,
    without: sent.without / turns,
    dropped: indexes.map(({ name }) => name),
  }
}

/** Sends for a second; answers how many went. */
async function openSender(db: Db): Promise<() => Promise<number>> {
  const { accountId, userId } = await findViewer(db, bigSlug, 'owner')
  const by = await resolveActor(db, { accountId, userId, sessionId: null, clientId: null })
  const rows = await db.sql<{ id: ConversationId }[]>`
    select id from conversations
    where account_id = ${accountId} and status = 'open' and kind = 'support'
    order by last_activity_at desc limit 500`
  let next = 0
  return async () => {
    const until = performance.now() + 1000
    const from = next
    for (; performance.now() < until; next += 1) {
      const conversationId = rows[next % rows.length]!.id
      const body = `the order number ${next} please refund voucher delivery and invoice of the tricycle`
      await sendMessage(db, { id: uuid() as MessageId, conversationId, body, by })
    }
    return next - from
  }
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.href
}
