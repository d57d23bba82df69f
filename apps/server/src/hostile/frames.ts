import { frame } from './wire.ts'

/** Bytes after a good handshake that should end the connection with one of these codes. */
export interface FrameCase {
  name: string
  bytes: () => Buffer
  /** Null is a connection that goes on; at work one that does, but has not come to its end yet. */
  wanted: (number | null | 'at work')[]
}

const text = (value: unknown) => frame(JSON.stringify(value))
const ask = (id: unknown, more: object = {}) => ({
  id,
  method: 'query',
  params: { path: 'accounts.list' },
  ...more,
})

/** Every kind of broken frame we could think of; 1006 is a connection that was broken off. */
export const frameCases: FrameCase[] = [
  ...[1, 2, 4, 7].map((rsv) => ({
    name: `reserved bits ${rsv}`,
    bytes: () => frame('x', { rsv }),
    wanted: [1002],
  })),
  ...[3, 7, 11, 15].map((opcode) => ({
    name: `opcode ${opcode}`,
    bytes: () => frame('x', { opcode }),
    wanted: [1002],
  })),
  { name: 'no mask', bytes: () => frame('{}', { isMasked: false }), wanted: [1002] },
  { name: 'invalid UTF-8', bytes: () => frame(Buffer.from([0xc3, 0x28])), wanted: [1007] },
  {
    name: 'half a surrogate pair',
    bytes: () => frame(Buffer.from([0xed, 0xa0, 0x80])),
    wanted: [1007],
  },
  { name: 'a length of 2^63', bytes: () => frame('', { length: 2n ** 63n }), wanted: [1009, 1002] },
  { name: 'a length of 2^53', bytes: () => frame('', { length: 2n ** 53n }), wanted: [1009] },
  { name: 'a length of 1 GiB', bytes: () => frame('', { length: 2n ** 30n }), wanted: [1009] },
  { name: '64 KiB and a byte', bytes: () => frame('x'.repeat(65_537)), wanted: [1009] },
  { name: 'a continuation of nothing', bytes: () => frame('x', { opcode: 0 }), wanted: [1002] },
  {
    name: 'a message within a message',
    bytes: () => Buffer.concat([frame('a', { fin: false }), frame('b')]),
    wanted: [1002],
  },
  { name: 'a ping in pieces', bytes: () => frame('', { opcode: 9, fin: false }), wanted: [1002] },
  {
    name: 'a ping of 126 bytes',
    bytes: () => frame('x'.repeat(126), { opcode: 9 }),
    wanted: [1002],
  },
  { name: 'a close of one byte', bytes: () => frame('x', { opcode: 8 }), wanted: [1002] },
  {
    name: 'a close with code 999',
    bytes: () => frame(Buffer.from([3, 231]), { opcode: 8 }),
    wanted: [1002],
  },
  {
    name: 'a close with invalid UTF-8',
    bytes: () => frame(Buffer.from([3, 232, 0xc3, 0x28]), { opcode: 8 }),
    wanted: [1007],
  },
  {
    name: '100,000 fragments of a byte',
    bytes: () =>
      Buffer.concat([
        frame('x', { fin: false }),
        ...Array.from({ length: 100_000 }, () => frame('x', { opcode: 0, fin: false })),
      ]),
    wanted: [1008, 1009],
  },
  {
    name: '100,000 fragments of nothing',
    bytes: () =>
      Buffer.concat([
        frame('', { fin: false }),
        ...Array.from({ length: 100_000 }, () => frame('', { opcode: 0, fin: false })),
      ]),
    wanted: [1008, 1009],
  },
  {
    name: '20,000 pings at once',
    bytes: () => Buffer.concat(Array.from({ length: 20_000 }, () => frame('', { opcode: 9 }))),
    wanted: [4429, 1006],
  },
  {
    name: '20,000 pongs nobody asked for',
    bytes: () => Buffer.concat(Array.from({ length: 20_000 }, () => frame('', { opcode: 10 }))),
    wanted: [null, 4429],
  },
  {
    name: '20,000 times PING',
    bytes: () => Buffer.concat(Array.from({ length: 20_000 }, () => frame('PING'))),
    wanted: [4429, 4008, 1006],
  },
  {
    name: '20,000 empty messages',
    bytes: () => Buffer.concat(Array.from({ length: 20_000 }, () => frame(''))),
    wanted: [null, 4429, 4008],
  },
  {
    name: '20,000 calls at once',
    bytes: () => Buffer.concat(Array.from({ length: 20_000 }, (_, id) => text(ask(id)))),
    // What is beyond its share waits in its own connection.
    wanted: [4429, 4008, 1006, 'at work'],
  },
  { name: 'binary', bytes: () => frame(Buffer.from([1, 2, 3]), { opcode: 2 }), wanted: [null] },
  {
    name: 'a batch of 10,000',
    bytes: () => text(Array.from({ length: 10_000 }, (_, id) => ask(id))),
    wanted: [1009],
  },
  {
    name: 'a batch of 10,000 nothings',
    bytes: () => text(Array.from({ length: 10_000 }, () => ({}))),
    wanted: [null, 4429],
  },
  {
    name: 'a batch of 101',
    bytes: () => text(Array.from({ length: 101 }, (_, id) => ask(id))),
    wanted: [null],
  },
  {
    name: 'an id ten times',
    bytes: () => text(Array.from({ length: 10 }, () => ask(5))),
    wanted: [null],
  },
  {
    name: 'a subscription id ten times',
    bytes: () =>
      text(
        Array.from({ length: 10 }, () =>
          ask(6, { method: 'subscription', params: { path: 'events.follow' } }),
        ),
      ),
    wanted: [null],
  },
  { name: 'JSON as deep as a well', bytes: () => frame('['.repeat(60_000)), wanted: [null] },
  {
    name: 'input as deep as a well',
    bytes: () =>
      frame(
        `{"id":1,"method":"query","params":{"path":"accounts.list","input":${'['.repeat(30_000)}${']'.repeat(30_000)}}}`,
      ),
    wanted: [null],
  },
  {
    name: 'prototype keys',
    bytes: () =>
      frame(
        '{"id":1,"method":"query","__proto__":{"a":1},"params":{"path":"accounts.list","input":{"json":{"__proto__":{"a":1},"constructor":{"prototype":{"a":1}}},"meta":{"values":{"__proto__.a":["Date"]}}}}}',
      ),
    wanted: [null],
  },
  ...[
    '__proto__',
    'constructor.constructor',
    'toString',
    '',
    '.',
    'messages',
    'messages.send.call',
    'nope.nope',
    '../../etc/passwd',
    'x'.repeat(5000),
  ].map((path) => ({
    name: `path ${path.slice(0, 24) || 'of nothing'}`,
    bytes: () => text(ask(1, { params: { path } })),
    wanted: [null],
  })),
  ...[
    null,
    7,
    'x',
    [],
    {},
    { id: 1 },
    { id: 1, method: 7 },
    { id: 1, method: 'query', params: null },
    ask({}),
    ask([1]),
    ask(true),
  ].map((given) => ({
    name: `call ${JSON.stringify(given).slice(0, 40)}`,
    bytes: () => text(given),
    wanted: [null],
  })),
]
