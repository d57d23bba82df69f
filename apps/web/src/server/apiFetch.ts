import { headers } from 'next/headers'
import { readEnv } from '../env.ts'

/** Asks the API as the visitor: with their cookie, under the host they used. */
export async function apiFetch(path: string): Promise<Response> {
  return fetch(new URL(path, readEnv().PARLEY_API_URL), {
    headers: await visitorHeaders(),
    cache: 'no-store',
    signal: AbortSignal.timeout(10_000),
  })
}

export async function visitorHeaders(): Promise<Record<string, string>> {
  const asked = await headers()
  return { cookie: asked.get('cookie') ?? '' }
}
