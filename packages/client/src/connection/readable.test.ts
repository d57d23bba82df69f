import { QueryClient } from '@tanstack/query-core'
import { afterEach, expect, test, vi } from 'vitest'
import { createClient } from '../createClient.ts'
import { troubleOf } from '../Trouble.ts'
import { mayAskAgain } from './mayAskAgain.ts'

afterEach(() => void vi.useRealTimers())

/** What a client makes of it when the server, or what stands before it, answers so. */
async function troubleWith(answer: () => Promise<Response>, ask = list) {
  const client = createClient({
    url: 'http://nowhere.test/api/trpc',
    fetch: (() => answer()) as typeof fetch,
    queryClient: new QueryClient(),
  })
  try {
    return await ask(client).then(
      () => null,
      (error: unknown) => troubleOf(error),
    )
  } finally {
    client.close()
  }
}
const accountId = 'account' as never
const list = ({ api }: ReturnType<typeof createClient>): Promise<unknown> =>
  api.conversations.list.query({ accountId })
const send = ({ api }: ReturnType<typeof createClient>): Promise<unknown> =>
  api.messages.send.mutate({ accountId, id: 'm', conversationId: 'c', body: 'hi' } as never)
const contacts = ({ api }: ReturnType<typeof createClient>): Promise<unknown> =>
  api.contacts.list.query({ accountId })

const says =
  (body: string, status = 200, type = 'application/json') =>
  () =>
    Promise.resolve(new Response(body, { status, headers: { 'content-type': type } }))
const data = (json: unknown) => says(JSON.stringify([{ result: { data: { json } } }]))
const unreadable = { failure: null, retryable: true, how: 'unreadable' }

test.each([
  ['the page of a proxy', says('<html>Bad gateway</html>', 502, 'text/html')],
  ['half an answer', says('[{"result":{"data":{"json":{"items":[')],
  ['nothing', says('')],
  ['something else', says('{"hello":1}')],
  ['fewer answers than questions', says('[]')],
  ['an answer that is none', data({ hello: 1 })],
  ['a word', data('ok')],
  ['an answer without its rows', data({ asOf: '1.tag' })],
  ['an answer without its place', data({ items: [], nextCursor: null })],
])('%s is no answer, and is said to be none', async (_, answer) => {
  expect(await troubleWith(answer)).toMatchObject(unreadable)
})

test('words that were answered with nonsense are not taken for sent', async () => {
  expect(await troubleWith(data({}), send)).toMatchObject(unreadable)
  expect(await troubleWith(data({ message: {}, asOf: '7.tag' }), send)).toBeNull()
  expect(await troubleWith(data({}), contacts)).toMatchObject(unreadable)
})

test('who is not answered in time is told so, and does not wait as long again', async () => {
  vi.useFakeTimers()
  const asked = troubleWith(() => new Promise(() => {}))
  await vi.advanceTimersByTimeAsync(15_000)
  expect(await asked).toMatchObject({ failure: null, retryable: true, how: 'late' })
  const late = Object.assign(new Error(), {
    cause: Object.assign(new Error(), { name: 'LateError' }),
  })
  expect(mayAskAgain(0, late)).toBe(false)
  expect(mayAskAgain(1, new TypeError('Failed to fetch'))).toBe(true)
})
