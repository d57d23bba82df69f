import { randomBytes } from 'node:crypto'

/** A request that should get one of these statuses, 0 being a connection closed without a word. */
export interface HandshakeCase {
  name: string
  bytes: string | Buffer
  wanted: number[]
}

type Headers = [name: string, value: string][]

const usual: Headers = [
  ['Host', 'localhost'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', 'dGhlIHNhbXBsZSBub25jZQ=='],
  ['Sec-WebSocket-Version', '13'],
]
const without = (name: string): Headers => usual.filter(([one]) => one !== name)
const instead = (name: string, value: string): Headers => [...without(name), [name, value]]
const more = (...headers: Headers): Headers => [...usual, ...headers]

function request(
  headers: Headers,
  { target = '/api/trpc', method = 'GET', version = 'HTTP/1.1' } = {},
): string {
  const lines = headers.map(([name, value]) => `${name}: ${value}`)
  return [`${method} ${target} ${version}`, ...lines, '', ''].join('\r\n')
}

const at = (target: string) => request(usual, { target })

/** Every kind of broken handshake we could think of. */
export const handshakeCases: HandshakeCase[] = [
  { name: 'a good handshake', bytes: at('/api/trpc'), wanted: [101] },
  { name: 'another path', bytes: at('/api/other'), wanted: [404] },
  { name: 'a path below', bytes: at('/api/trpc/x'), wanted: [404] },
  { name: 'a path with dots', bytes: at('/api/../api/trpc'), wanted: [101, 404] },
  { name: 'a path that cannot be decoded', bytes: at('/api/trpc%E0%A4%A'), wanted: [404] },
  { name: 'NUL in the path', bytes: at('/api/trpc%00'), wanted: [404] },
  { name: 'an authority as target', bytes: at('//evil.test/api/trpc'), wanted: [400] },
  { name: 'a backslash authority', bytes: at('/\\evil.test/api/trpc'), wanted: [400] },
  { name: 'a bad port as target', bytes: at('//:99999999'), wanted: [400] },
  { name: 'an absolute target', bytes: at('http://localhost/api/trpc'), wanted: [400] },
  { name: 'a scheme of its own', bytes: at('javascript:alert(1)'), wanted: [400] },
  { name: 'no path', bytes: at('*'), wanted: [400] },
  { name: 'an empty target', bytes: at(''), wanted: [400] },
  { name: 'an endless target', bytes: at(`/api/trpc?${'x'.repeat(9000)}`), wanted: [400] },
  {
    name: 'a query that cannot be decoded',
    bytes: at('/api/trpc?connectionParams=%'),
    wanted: [101],
  },
  { name: 'no Host', bytes: request(without('Host')), wanted: [400] },
  { name: 'two Hosts', bytes: request(more(['Host', 'evil.test'])), wanted: [101, 400] },
  { name: 'an empty Host', bytes: request(instead('Host', '')), wanted: [400] },
  { name: 'a Host with a space', bytes: request(instead('Host', 'a b')), wanted: [400] },
  { name: 'a Host with a path', bytes: request(instead('Host', 'localhost/x')), wanted: [400] },
  { name: 'a Host with a user', bytes: request(instead('Host', 'a@b')), wanted: [400] },
  { name: 'a broken IPv6 Host', bytes: request(instead('Host', '[::1')), wanted: [400] },
  { name: 'a Host with a bad port', bytes: request(instead('Host', 'localhost:x')), wanted: [400] },
  { name: 'no key', bytes: request(without('Sec-WebSocket-Key')), wanted: [400] },
  { name: 'a bad key', bytes: request(instead('Sec-WebSocket-Key', '%%%')), wanted: [400] },
  { name: 'two keys', bytes: request(more(['Sec-WebSocket-Key', 'AAAA'])), wanted: [400] },
  { name: 'no version', bytes: request(without('Sec-WebSocket-Version')), wanted: [400, 426] },
  ...['0', '3', '12', '99', '-1', 'x', '13, 12', '9'.repeat(400)].map((version) => ({
    name: `version ${version.slice(0, 6)}`,
    bytes: request(instead('Sec-WebSocket-Version', version)),
    wanted: [400, 426],
  })),
  { name: 'no Upgrade', bytes: request(without('Upgrade')), wanted: [404] },
  { name: 'another upgrade', bytes: request(instead('Upgrade', 'h2c')), wanted: [400] },
  {
    name: 'upgrades in a row',
    bytes: request(instead('Upgrade', 'websocket, h2c')),
    wanted: [400],
  },
  { name: 'POST', bytes: request(usual, { method: 'POST' }), wanted: [400] },
  { name: 'a method that is none', bytes: request(usual, { method: 'NOPE' }), wanted: [400] },
  {
    name: 'HTTP/1.0',
    bytes: request(usual, { version: 'HTTP/1.0' }),
    wanted: [101],
  },
  { name: 'HTTP/9.9', bytes: request(usual, { version: 'HTTP/9.9' }), wanted: [400] },
  { name: 'HTTP/2 by assertion', bytes: 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', wanted: [400] },
  { name: 'a bad protocol', bytes: request(more(['Sec-WebSocket-Protocol', ',,'])), wanted: [400] },
  {
    name: 'a bad extension',
    bytes: request(more(['Sec-WebSocket-Extensions', 'permessage-deflate; =;;'])),
    wanted: [101, 400],
  },
  {
    name: 'a cookie from another site',
    bytes: request(more(['Cookie', 'parley.session_token=x'], ['Origin', 'https://evil.test'])),
    wanted: [403],
  },
  {
    name: 'a cookie that cannot be decoded',
    bytes: request(
      more(['Cookie', 'parley.session_token=%E0%A4%A'], ['Origin', 'http://localhost']),
    ),
    wanted: [101],
  },
  { name: 'a header with NUL', bytes: request(more(['X', 'a\u0000b'])), wanted: [400] },
  { name: 'a header without a name', bytes: request(more(['', 'x'])), wanted: [400] },
  { name: 'a folded header', bytes: request(more(['X', 'a\r\n b'])), wanted: [101, 400] },
  {
    name: 'a split response in a header',
    bytes: request(more(['Origin', 'x\rSet: y'])),
    wanted: [400],
  },
  { name: '80 KiB of header', bytes: request(more(['X', 'x'.repeat(80_000)])), wanted: [431] },
  {
    name: '3,000 headers',
    bytes: request(
      more(...Array.from({ length: 3000 }, (_, n): [string, string] => [`X${n}`, ''])),
    ),
    wanted: [101, 400, 431],
  },
  {
    name: 'two lengths',
    bytes: request([
      ['Host', 'localhost'],
      ['Content-Length', '1'],
      ['Content-Length', '2'],
    ]),
    wanted: [400],
  },
  {
    name: 'a length and chunks',
    bytes: request(
      [
        ['Host', 'localhost'],
        ['Content-Length', '5'],
        ['Transfer-Encoding', 'chunked'],
      ],
      { method: 'POST', target: '/api/trpc/messages.send' },
    ),
    wanted: [400],
  },
  {
    name: 'a chunk that is none',
    bytes: `${request(
      [
        ['Host', 'localhost'],
        ['Transfer-Encoding', 'chunked'],
        ['Content-Type', 'application/json'],
      ],
      { method: 'POST', target: '/api/trpc/messages.send' },
    )}zz\r\n`,
    wanted: [400, 0],
  },
  {
    name: 'a negative length',
    bytes: request([
      ['Host', 'localhost'],
      ['Content-Length', '-1'],
    ]),
    wanted: [400],
  },
  {
    name: 'bare line feeds',
    bytes: 'GET / HTTP/1.1\nHost: localhost\n\n',
    wanted: [400],
  },
  { name: 'random bytes', bytes: randomBytes(2000), wanted: [400] },
  {
    name: 'a TLS greeting',
    bytes: Buffer.from('1603010200010001fc0303', 'hex'),
    wanted: [400, 0],
  },
]
