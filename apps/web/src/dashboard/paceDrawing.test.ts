import { notifyManager } from '@tanstack/react-query'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

type Heard = Record<string, () => void>

let heard: Heard
let told: string[]
const tell = (what: string, ms = 0) =>
  notifyManager.schedule(() => {
    told.push(what)
    // So long it takes to draw.
    vi.setSystemTime(Date.now() + ms)
    now += ms
  })
let now = 0
const pass = async (ms: number) => {
  for (let passed = 0; passed < ms; passed += 1) {
    now += 1
    await vi.advanceTimersByTimeAsync(1)
  }
}

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  vi.resetModules()
  now = 0
  told = []
  heard = {}
  vi.spyOn(performance, 'now').mockImplementation(() => now)
  vi.stubGlobal('window', {
    addEventListener: (type: string, listener: () => void) => (heard[type] = listener),
  })
  const { paceDrawing } = await import('./paceDrawing.ts')
  paceDrawing()
})
afterEach(() => {
  notifyManager.setScheduler((run) => setTimeout(run, 0))
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
  vi.useRealTimers()
})

describe('what comes from the log is drawn', () => {
  test('at once where little happens', async () => {
    tell('one')
    expect(told).toEqual([])
    await pass(1)
    expect(told).toEqual(['one'])
  })

  test('together, after a rest three times as long as the drawing before took', async () => {
    tell('slow', 20)
    await pass(1)
    tell('two')
    tell('three')
    await pass(55)
    expect(told).toEqual(['slow'])
    await pass(10)
    expect(told).toEqual(['slow', 'two', 'three'])
  })

  test('after a tenth of a second at the latest, however long drawing takes', async () => {
    tell('very slow', 400)
    await pass(1)
    tell('next')
    await pass(95)
    expect(told).toEqual(['very slow'])
    await pass(10)
    expect(told).toEqual(['very slow', 'next'])
  })

  test.each(['keydown', 'pointerdown'])('behind what a %s does', async (type) => {
    heard[type]!()
    tell('news')
    await pass(30)
    expect(told).toEqual([])
    await pass(5)
    expect(told).toEqual(['news'])
  })

  test('also where what came before it fails', async () => {
    const reported: unknown[] = []
    vi.stubGlobal('reportError', (error: unknown) => reported.push(error))
    notifyManager.schedule(() => {
      throw new Error('broken')
    })
    tell('next')
    await pass(1)
    expect(told).toEqual(['next'])
    expect(reported).toHaveLength(1)
  })
})
