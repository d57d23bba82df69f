import { troubleOf } from '@parley/client'
import type { Trouble } from '@parley/client'

const deadlineMs = 30_000

/** Asks a plain HTTP door of ours; rejects with a Trouble. */
export async function send(path: string, body: BodyInit, type: string): Promise<unknown> {
  const headers = { 'content-type': type }
  const signal = AbortSignal.timeout(deadlineMs)
  const response = await fetch(path, { method: 'POST', headers, body, signal }).catch(
    (error: unknown) => {
      throw troubleOf(error)
    },
  )
  const answer = (await response.json().catch(() => null)) as object | null
  if (response.ok) return answer
  throw troubleIn(answer)
}

export function postJson(path: string, body: unknown): Promise<unknown> {
  return send(path, JSON.stringify(body), 'application/json')
}

function troubleIn(answer: object | null): Trouble {
  if (answer && 'failure' in answer) return answer as Trouble
  const message = 'The server answered what cannot be read.'
  return { failure: null, message, how: 'unreadable', retryable: true }
}
