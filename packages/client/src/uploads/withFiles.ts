import type { Answered, Kept } from '../outbox/Kept.ts'
import type { Uploads } from './Uploads.ts'

type Ask = (kept: Kept, signal: AbortSignal) => Promise<Answered>

/** A message is told once its files are there; what comes after it in the conversation waits with it. */
export function withFiles(ask: Ask, uploads: Pick<Uploads, 'finish' | 'forget'>): Ask {
  return async (kept, signal) => {
    const { change } = kept
    const ids = change.type === 'send' ? (change.attachments ?? []).map(({ id }) => id) : []
    await Promise.all(ids.map((id) => uploads.finish(id)))
    const answered = await ask(kept, signal)
    for (const id of ids) uploads.forget(id)
    return answered
  }
}
