import { stat, writeFile } from 'node:fs/promises'
import type { AccountId, SystemActor } from '@parley/contract'
import type { Db } from '@parley/db'
import { openImportInbox } from '@parley/domain'
import { findAccount } from './findAccount.ts'
import { importFile } from './importFile.ts'
import type { ImportCounts } from './importFile.ts'
import type { ImportArguments } from './readArguments.ts'
import { showProgress } from './showProgress.ts'

interface Surroundings {
  db: Db
  /** Where the counts go. */
  out: NodeJS.WritableStream
  /** Where progress and bad lines go. */
  err: NodeJS.WritableStream
  signal: AbortSignal
}

/** Imports a file as the command line says; answers the exit code. */
export async function runImport(wanted: ImportArguments, around: Surroundings): Promise<number> {
  const size = await sizeOf(wanted.file)
  const account = await findAccount(around.db, wanted.account)
  const by: SystemActor = { type: 'system', accountId: account.id as AccountId, clientId: null }
  const { inboxId } = await openImportInbox(around.db, { name: wanted.inbox, by })
  const began = performance.now()
  const counts = await follow(wanted.file, size, { ...around, inboxId, by })
  if (counts.added > 0) await learn(around.db)
  const report = {
    account: account.slug,
    inbox: wanted.inbox,
    ...counts,
    finished: !around.signal.aborted,
    ...speedOf(counts, performance.now() - began),
  }
  around.out.write(describe(report))
  if (wanted.json) await writeFile(wanted.json, `${JSON.stringify(report, null, 2)}\n`)
  if (around.signal.aborted) return 130
  return counts.bad > 0 ? 1 : 0
}

async function sizeOf(file: string): Promise<number> {
  const held = await stat(file).catch(() => null)
  if (!held) throw new Error(`There is no file ${file}.`)
  if (!held.isFile()) throw new Error(`${file} is not a file.`)
  return held.size
}

/** Plans go by what Postgres knows of its tables, and by itself it looks a minute later. */
async function learn(db: Db): Promise<void> {
  await db.sql`analyze conversations, messages, contacts, read_marks`
}

type Following = Surroundings & { inboxId: string; by: SystemActor }

async function follow(path: string, size: number, { db, err, signal, inboxId, by }: Following) {
  const progress = showProgress(err, size)
  try {
    return await importFile(db, {
      path,
      inboxId,
      by,
      signal,
      onBadLine: (line, reason) => progress.note(`line ${line}: ${reason}`),
      onProgress: progress.update,
    })
  } finally {
    progress.stop()
  }
}

function speedOf({ addedTurns }: ImportCounts, milliseconds: number) {
  const seconds = Math.round(milliseconds) / 1000
  return { seconds, turnsPerSecond: Math.round(addedTurns / Math.max(seconds, 0.001)) }
}

type Report = ImportCounts & {
  account: string
  inbox: string
  finished: boolean
  seconds: number
  turnsPerSecond: number
}

function describe(report: Report): string {
  const lines: [string, string][] = [
    ['dialogues', `${print(report.dialogues)} with ${print(report.turns)} turns`],
    ['added', `${print(report.added)} with ${print(report.addedTurns)} turns`],
    ['already there', print(report.alreadyThere)],
    ['bad lines', print(report.bad)],
    [
      'time',
      `${report.seconds.toFixed(1)} s, ${print(report.turnsPerSecond)} turns added a second`,
    ],
  ]
  const head = report.finished
    ? `Imported into "${report.inbox}" of ${report.account}.`
    : `Stopped. What was added stays; the same command goes on from there.`
  return `${[head, ...lines.map(([name, value]) => `  ${name.padEnd(14)}${value}`)].join('\n')}\n`
}

function print(count: number): string {
  return count.toLocaleString('en')
}
