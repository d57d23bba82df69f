/// <reference types="node" />
import { appendFile, mkdir, readFile, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import superjson from 'superjson'
import type { Kept } from '../outbox/Kept.ts'
import type { OutboxStore, Owner } from '../outbox/OutboxStore.ts'

type Line = { kept: Kept } | { gone: string }

/**
 * Keeps what waits in a directory, a file per person and account, for one process at a time. Each
 * change is a line more; reading writes the file anew with what is left.
 */
export function fileOutbox(directory: string): OutboxStore {
  const pathOf = ({ userId, accountId }: Owner) => join(directory, `${userId}.${accountId}.jsonl`)
  const append = async (owner: Owner, line: Line) => {
    const [path, text] = [pathOf(owner), `${superjson.stringify(line)}\n`]
    await appendFile(path, text).catch(async (error: unknown) => {
      if ((error as { code?: unknown }).code !== 'ENOENT') throw error
      await mkdir(directory, { recursive: true })
      await appendFile(path, text)
    })
  }
  return {
    async read(owner) {
      const path = pathOf(owner)
      const kept = fold(await readFile(path, 'utf8').catch(() => ''))
      await mkdir(directory, { recursive: true })
      await writeFile(
        `${path}.new`,
        kept.map((one) => `${superjson.stringify({ kept: one })}\n`).join(''),
      )
      await rename(`${path}.new`, path)
      return kept
    },
    write: (owner, kept) => append(owner, { kept }),
    remove: (owner, id) => append(owner, { gone: id }),
    async forget(userId) {
      const names = await readdir(directory).catch(() => [])
      const mine = names.filter((name) => name.startsWith(`${userId}.`))
      for (const name of mine) await rm(join(directory, name), { force: true })
    },
  }
}

/** A process that died in the middle of a line leaves half of one. */
function fold(text: string): Kept[] {
  const kept = new Map<string, Kept>()
  for (const line of text.split('\n').map(parse)) {
    if (line && 'kept' in line) kept.set(line.kept.id, line.kept)
    else if (line) kept.delete(line.gone)
  }
  return [...kept.values()]
}

function parse(line: string): Line | null {
  try {
    return line ? superjson.parse<Line>(line) : null
  } catch {
    return null
  }
}
