import type { Page, Route } from 'playwright-core'

/** What the server says instead of an answer. */
export interface Refusal {
  failure: string
  status: number
  retryAfterMs?: number
}

const calls = '**/api/trpc/**'

/** Has one procedure refused in a window, whatever else is asked in the same request. */
export async function refusing(page: Page, procedure: string) {
  let refusal: Refusal | null = null
  const answer = async (route: Route) => {
    const asked = new URL(route.request().url()).pathname.split('/').at(-1)!.split(',')
    if (!refusal || !asked.includes(procedure)) return route.fallback()
    const { failure, status, retryAfterMs } = refusal
    const data = { code: 'X', failure, message: failure, retryable: retryAfterMs !== undefined }
    const error = { message: failure, code: -32_000, data: { ...data, retryAfterMs, requestId } }
    const response = await route.fetch()
    const answers = (await response.json()) as unknown
    const refused = { error: { json: error } }
    // Alone, it is answered alone.
    const json = Array.isArray(answers)
      ? asked.map((name, at): unknown => (name === procedure ? refused : answers[at]))
      : refused
    return route.fulfill({ status: asked.length === 1 ? status : 207, json })
  }
  await page.route(calls, answer)
  return {
    as: (next: Refusal | null) => {
      refusal = next
    },
    stop: () => page.unroute(calls, answer),
  }
}

/** By which the log would know it. */
export const requestId = '0198f0c2-7b7e-7c1a-9d55-2f1c6a1f0b11'
