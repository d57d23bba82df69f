import { importBatch } from '@parley/domain'
import type { Dialogue } from '@parley/domain'
import type { SystemActor } from '@parley/contract'
import type { Db } from '@parley/db'
import { longestLine, parseDialogue } from './parseDialogue.ts'
import { readLines } from './readLines.ts'

/** A batch ends at whichever comes first: its commit takes a fraction of a second. */
const batchLimits = { dialogues: 100, turns: 2_500, characters: 1_000_000 }
/** The next batch is made ready while Postgres writes the one before. */
const inFlight = 2

/** What an import did, or has done so far. */
export interface ImportCounts {
  /** Dialogues that were well formed, and their turns. */
  dialogues: number
  turns: number
  added: number
  addedTurns: number
  alreadyThere: number
  /** Lines that could not be used. */
  bad: number
}

interface Options {
  path: string
  inboxId: string
  by: SystemActor
  now?: Date
  onBadLine?: (line: number, reason: string) => void
  onProgress?: (counts: ImportCounts, bytesRead: number) => void
  /** Stops after the batches under way. */
  signal?: AbortSignal
}

interface Batch {
  dialogues: Dialogue[]
  turns: number
  characters: number
}

/** Reads a file line by line and imports it in batches; what was committed stays, whatever follows. */
export async function importFile(db: Db, options: Options): Promise<ImportCounts> {
  const counts = { dialogues: 0, turns: 0, added: 0, addedTurns: 0, alreadyThere: 0, bad: 0 }
  const write = writer(db, options, counts)
  let batch = emptyBatch()
  try {
    for await (const line of readLines(options.path, {
      longest: longestLine,
      onRead: write.onRead,
    })) {
      if (options.signal?.aborted) break
      const parsed = 'bytes' in line ? parseDialogue(line.bytes) : line
      if ('dialogue' in parsed) {
        add(batch, parsed.dialogue)
        counts.dialogues += 1
        counts.turns += parsed.dialogue.turns.length
      } else if ('reason' in parsed) {
        counts.bad += 1
        options.onBadLine?.(line.number, parsed.reason)
      }
      if (!isFull(batch)) continue
      await write.send(batch)
      batch = emptyBatch()
    }
    if (!options.signal?.aborted) await write.send(batch)
  } finally {
    await write.settle()
  }
  return counts
}

function emptyBatch(): Batch {
  return { dialogues: [], turns: 0, characters: 0 }
}

function add(batch: Batch, dialogue: Dialogue) {
  batch.dialogues.push(dialogue)
  batch.turns += dialogue.turns.length
  batch.characters += dialogue.turns.reduce((sum, { text }) => sum + text.length, 0)
}

function isFull(batch: Batch): boolean {
  return (
    batch.dialogues.length >= batchLimits.dialogues ||
    batch.turns >= batchLimits.turns ||
    batch.characters >= batchLimits.characters
  )
}

/** Writes batches, `inFlight` at a time; the first failure ends the import at the next send. */
function writer(db: Db, { inboxId, by, now, onProgress }: Options, counts: ImportCounts) {
  const running = new Set<Promise<void>>()
  let failure: { error: unknown } | null = null
  let bytesRead = 0
  const run = async ({ dialogues }: Batch) => {
    try {
      const done = await importBatch(db, { inboxId, dialogues, by, ...(now ? { now } : {}) })
      counts.added += done.added
      counts.addedTurns += done.addedTurns
      counts.alreadyThere += done.alreadyThere
      onProgress?.(counts, bytesRead)
    } catch (error) {
      failure ??= { error }
    }
  }
  const settle = async () => {
    await Promise.all(running)
    if (failure) throw failure.error
  }
  const send = async (batch: Batch) => {
    if (batch.dialogues.length > 0) {
      const task: Promise<void> = run(batch).finally(() => running.delete(task))
      running.add(task)
    }
    while (running.size >= inFlight) await Promise.race(running)
    if (failure) throw failure.error
  }
  return { send, settle, onRead: (bytes: number) => (bytesRead = bytes) }
}
