import { hashKey } from '@tanstack/query-core'
import { openDB } from 'idb'
import type { DBSchema, IDBPDatabase, IDBPTransaction } from 'idb'
import type { Key } from '../mirror/keys.ts'
import type { KeptAnswer } from './KeptAnswer.ts'
import { overflow } from './overflow.ts'
import type { About } from './overflow.ts'
import type { Picture, Seat, Shot } from './Picture.ts'
import { newestKey, reaches, trim } from './trim.ts'

type Id = [userId: string, accountId: string, query: string]
interface Schema extends DBSchema {
  seat: { key: 'seat'; value: Seat & { build: string } }
  answers: { key: Id; value: KeptAnswer }
  about: { key: Id; value: About & { id: Id } }
}
type Db = IDBPDatabase<Schema>

/** As long as the log reaches back: what is older could only be asked for again. */
const oldMs = 14 * 24 * 60 * 60 * 1000
const stores = ['seat', 'answers', 'about'] as const

interface PictureOptions {
  /** Which build of the page this is: another one may know other shapes. */
  build: string
  name?: string
  now?: () => number
}

/**
 * Keeps answers in the browser for when it has no network. Each write asks in its own transaction who
 * sits here, so that a tab that is late keeps nothing behind a sign-out.
 */
export function indexedDbPicture({
  build,
  name = 'parley-picture',
  now = () => Date.now(),
}: PictureOptions): Picture {
  const open = opener(name)
  const sitting = async (db: Db) => {
    const seat = await db.get('seat', 'seat')
    return seat?.build === build ? seat : null
  }
  return {
    seat: async () => sitting(await open()),
    async sit(seat) {
      const tx = (await open()).transaction(stores, 'readwrite')
      const before = await tx.objectStore('seat').get('seat')
      const isSame = before?.userId === seat.userId && before.build === build
      for (const { id, keptAt } of await tx.objectStore('about').getAll())
        if (!isSame || keptAt < now() - oldMs) drop(tx, id)
      void tx.objectStore('seat').put({ ...seat, build }, 'seat')
      await tx.done
    },
    async read({ userId, accountId }, key) {
      const db = await open()
      const seat = await sitting(db)
      if (!seat || (userId !== null && userId !== seat.userId)) return null
      const id: Id = [seat.userId, accountId, hashKey(lookedFor(key))]
      const [kept, about] = await Promise.all([db.get('answers', id), db.get('about', id)])
      return kept && about && about.keptAt >= now() - oldMs && answers(key, kept) ? kept : null
    },
    async write({ userId, accountId }, shots) {
      const tx = (await open()).transaction(stores, 'readwrite')
      const seat = await tx.objectStore('seat').get('seat')
      const isMine = seat?.userId === userId && seat.build === build
      if (isMine) {
        const about = tx.objectStore('about')
        for (const shot of shots) await put(tx, [userId, accountId], shot, now())
        for (const { id } of overflow(await about.getAll())) drop(tx, id)
      }
      await tx.done
      return isMine
    },
    async forget() {
      const tx = (await open()).transaction(stores, 'readwrite')
      for (const store of stores) void tx.objectStore(store).clear()
      await tx.done
    },
  }
}

function opener(name: string): () => Promise<Db> {
  let opening: Promise<Db> | null = null
  const close = async () => {
    const db = await opening
    opening = null
    db?.close()
  }
  return () => {
    opening ??= openDB<Schema>(name, 1, {
      upgrade: (db) => stores.forEach((store) => db.createObjectStore(store)),
      blocking: () => void close(),
      terminated: () => (opening = null),
    })
    opening.catch(() => (opening = null))
    return opening
  }
}

type Tx = IDBPTransaction<Schema, typeof stores, 'readwrite'>

async function put(tx: Tx, owner: [string, string], shot: Shot, now: number): Promise<void> {
  const trimmed = trim(shot)
  if (!trimmed) return
  const id: Id = [...owner, hashKey(trimmed.key)]
  const before = await tx.objectStore('about').get(id)
  void tx.objectStore('answers').put(trimmed.kept, id)
  await tx.objectStore('about').put(
    {
      id,
      procedure: trimmed.key[1],
      size: JSON.stringify(trimmed.kept.data).length,
      usedAt: shot.isShown ? now : (before?.usedAt ?? now),
      keptAt: now,
    },
    id,
  )
}

function drop(tx: Tx, id: Id): void {
  void tx.objectStore('answers').delete(id)
  void tx.objectStore('about').delete(id)
}

/** Under which key an answer is kept. */
function lookedFor(key: Key): Key {
  return key[1] === 'messages.list' ? newestKey(key as Key<'messages.list'>) : key
}

function answers([, procedure, input]: Key, kept: KeptAnswer): boolean {
  if (procedure !== 'messages.list') return true
  return reaches(input as Key<'messages.list'>[2], kept.data as KeptAnswer<'messages.list'>['data'])
}
