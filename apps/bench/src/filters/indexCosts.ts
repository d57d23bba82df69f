import { v7 as uuid } from 'uuid'
import postgres from 'postgres'
import { createDb } from '@parley/db'
import type { Db } from '@parley/db'
import { resolveActor, sendMessage } from '@parley/domain'
import { openKept } from './openKept.ts'
import { bigSlug } from './draftAccount.ts'
import { findViewer } from './viewers.ts'

const small = 50_000
const seconds = 5
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
  /** Sends a second with all indexes, before and after the ones without. */
  with: [number, number]
  /** The same without those that only lists, filters and search use. */
  without: number
  dropped: string[]
}

/**
 * sendMessage back to back on one connection, in a copy of a small database of the same kind, with
 * and without the indexes that are not unique. The copy goes afterwards.
 */
export async function measureSends(): Promise<SendRates> {
  const kept = await openKept({ conversations: small, rebuild: false })
  const admin = postgres(withDatabase(kept.url, 'postgres'), { max: 1, onnotice: () => {} })
  try {
    await admin.unsafe('drop database if exists sends with (force)')
    await admin.unsafe('create database sends template parley')
    return await inCopy(withDatabase(kept.url, 'sends'))
  } finally {
    await admin.unsafe('drop database if exists sends with (force)')
    await admin.end()
    await kept.stop()
  }
}

async function inCopy(url: string): Promise<SendRates> {
  const db = createDb({ url, max: 1 })
  try {
    await sendsPerSecond(db)
    const before = await sendsPerSecond(db)
    const indexes = await db.sql<{ name: string; def: string }[]>`
      select indexrelid::regclass::text as name, pg_get_indexdef(indexrelid) as def
      from pg_index where indrelid = any(${written}::text[]::regclass[]) and not indisunique`
    for (const { name } of indexes) await db.sql.unsafe(`drop index ${name}`)
    const without = await sendsPerSecond(db)
    for (const { def } of indexes) await db.sql.unsafe(def)
    const after = await sendsPerSecond(db)
    return { with: [before, after], without, dropped: indexes.map(({ name }) => name) }
  } finally {
    await db.end()
  }
}

async function sendsPerSecond(db: Db): Promise<number> {
  const { accountId, userId } = await findViewer(db, bigSlug, 'owner')
  const by = await resolveActor(db, { accountId, userId, sessionId: null, clientId: null })
  const ids = await db.sql<{ id: string }[]>`
    select id from conversations where account_id = ${accountId} and status = 'open' and kind = 'support'
    order by last_activity_at desc limit 500`
  await db.sql`checkpoint`
  const until = performance.now() + seconds * 1000
  let sent = 0
  while (performance.now() < until) {
    const conversationId = ids[sent % ids.length]!.id
    await sendMessage(db, {
      id: uuid(),
      conversationId,
      body: `the order number ${sent} please refund voucher delivery and invoice of the tricycle`,
      by,
    } as Parameters<typeof sendMessage>[1])
    sent += 1
  }
  return sent / seconds
}

function withDatabase(address: string, name: string): string {
  const url = new URL(address)
  url.pathname = `/${name}`
  return url.href
}
