import { connect, createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { openLine } from './openLine.ts'

/** Says everything back. */
async function open(chance = () => 1, onCall: (socket: Socket) => void = () => {}) {
  const server = createServer((socket) => {
    onCall(socket)
    socket.on('error', () => {}).pipe(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const line = await openLine((server.address() as AddressInfo).port, chance)
  onTestFinished(() => {
    line.close()
    server.close()
  })
  return line
}

function call(port: number) {
  const socket: Socket = connect(port, '127.0.0.1')
  let heard = ''
  let isOver = false
  socket.on('data', (text: Buffer) => (heard += text.toString()))
  socket.on('error', () => {})
  socket.on('close', () => (isOver = true))
  onTestFinished(() => void socket.destroy())
  return {
    say: (text: string) => void socket.write(text),
    heard: () => heard,
    isOver: () => isOver,
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

test('a sound line carries everything, a cut one resets and carries the next', async () => {
  const line = await open()
  const first = call(line.port)
  first.say('one')
  await expect.poll(first.heard).toBe('one')
  line.cut()
  await expect.poll(first.isOver).toBe(true)
  const second = call(line.port)
  second.say('two')
  await expect.poll(second.heard).toBe('two')
})

test('a silent line swallows, and ends what it swallowed from when it is healed', async () => {
  const line = await open()
  const one = call(line.port)
  one.say('early')
  await expect.poll(one.heard).toBe('early')
  line.fault.isSilent = true
  one.say('lost')
  await pause(100)
  expect(one.heard()).toBe('early')
  expect(one.isOver()).toBe(false)
  line.heal()
  await expect.poll(one.isOver).toBe(true)
})

test('who called through a silent line is told when it is healed, though who was called ended meanwhile', async () => {
  let called: Socket | undefined
  const line = await open(undefined, (socket) => (called = socket))
  line.fault.isSilent = true
  const one = call(line.port)
  one.say('lost')
  await expect.poll(() => called).toBeDefined()
  called!.destroy()
  await pause(100)
  expect(one.isOver()).toBe(false)
  line.heal()
  await expect.poll(one.isOver).toBe(true)
})

test('a line delays, refuses and tears', async () => {
  const line = await open(() => 0)
  const slow = call(line.port)
  line.fault.delayMs = 100
  const began = Date.now()
  slow.say('slow')
  await expect.poll(slow.heard).toBe('slow')
  expect(Date.now() - began).toBeGreaterThanOrEqual(190)
  line.heal()
  line.fault.tearing = 0.5
  slow.say('torn')
  await expect.poll(slow.isOver).toBe(true)
  expect(slow.heard()).toBe('slow')
  line.heal()
  line.fault.isRefusing = true
  await expect.poll(call(line.port).isOver).toBe(true)
})
