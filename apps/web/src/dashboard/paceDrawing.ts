'use client'
import { notifyManager } from '@tanstack/react-query'

/** After drawing, the page rests so many times as long as that took. */
const rests = 3
/** What came is drawn after so long at the latest: in ms. */
const longestMs = 100
/** So long nothing else is drawn after a key or a click: what it does is painted first. In ms. */
const firstMs = 32

/** What has come and is not drawn yet, in turn. */
let waiting: (() => void)[] = []
let waitingSince = 0
let restUntil = 0
let isPaced = false

/**
 * Draws what comes from the log together, at a pace that leaves most of the time to the person: at
 * once when little happens, ten times a second when much does.
 */
export function paceDrawing(): void {
  if (isPaced || typeof window === 'undefined') return
  isPaced = true
  notifyManager.setScheduler((tell) => {
    if (waiting.push(tell) > 1) return
    waitingSince = performance.now()
    draw()
  })
  const yieldTo = () => {
    restUntil = Math.max(restUntil, performance.now() + firstMs)
  }
  for (const type of ['keydown', 'pointerdown'] as const)
    window.addEventListener(type, yieldTo, { capture: true, passive: true })
}

function draw(): void {
  const wait = Math.min(restUntil, waitingSince + longestMs) - performance.now()
  setTimeout(wait > 1 ? draw : tellAll, Math.max(0, wait))
}

function tellAll(): void {
  const from = performance.now()
  const all = waiting
  waiting = []
  for (const tell of all)
    try {
      tell()
    } catch (error) {
      // One that fails keeps no other from being told.
      reportError(error)
    }
  // React draws in a microtask that it has asked for before this one.
  queueMicrotask(() => {
    const now = performance.now()
    restUntil = now + Math.min((now - from) * rests, longestMs)
  })
}
