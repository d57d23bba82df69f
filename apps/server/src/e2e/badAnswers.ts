import type { Route } from 'playwright-core'

const page = '<!doctype html><script>alert(1)</script><h1>502 Bad Gateway</h1>'
const half = '[{"result":{"data":{"json":{"items":[{"id":"'

/** How a server may fail those who ask it, and what is said of it. */
export const badAnswers: Record<string, { answer: (route: Route) => unknown; said: string }> = {
  'the page of a proxy': {
    answer: (route) => route.fulfill({ status: 502, contentType: 'text/html', body: page }),
    said: 'What came back was no answer of the server.',
  },
  'half an answer': {
    answer: (route) => route.fulfill({ contentType: 'application/json', body: half }),
    said: 'What came back was no answer of the server.',
  },
  'nonsense that looks well': {
    answer: (route) =>
      route.fulfill({
        contentType: 'application/json',
        body: JSON.stringify(asked(route).map(() => ({ result: { data: { json: { a: 1 } } } }))),
      }),
    said: 'What came back was no answer of the server.',
  },
  'a closed door': {
    answer: (route) => route.abort(),
    said: 'The server cannot be reached.',
  },
  silence: {
    answer: () => {},
    said: 'The server did not answer in time.',
  },
}

/** The questions of one request. */
function asked(route: Route): string[] {
  return new URL(route.request().url()).pathname.split(',')
}
