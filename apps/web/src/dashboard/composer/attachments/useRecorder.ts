'use client'
import type { FileDraft } from '@parley/client'
import type { RecorderState } from '@parley/ui'
import { useCallback, useEffect, useRef, useState } from 'react'
import { peaksFrom } from './peaksOf.ts'

/** What is recorded as, the first that the browser can. */
const types = ['audio/webm;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus', 'audio/webm']
const longestMs = 10 * 60 * 1000
const sampleMs = 50
const shownLevels = 48

interface Running {
  recorder: MediaRecorder
  chunks: Blob[]
  samples: number[]
  began: number
  stop(): void
}

/** A recording from the microphone; null while there is none. Nothing listens beyond it. */
export function useRecorder() {
  const [state, setState] = useState<RecorderState | null>(null)
  const [heard, setHeard] = useState({ ms: 0, levels: silent })
  const running = useRef<Running | null>(null)
  const asked = useRef(0)

  const cancel = useCallback(() => {
    asked.current += 1
    running.current?.stop()
    running.current = null
    setState(null)
  }, [])
  // Who leaves does not leave the microphone open.
  useEffect(() => cancel, [cancel])

  const allow = useCallback(async () => {
    const mine = (asked.current += 1)
    setState('asking')
    try {
      const stream = await navigator.mediaDevices.getUserMedia({
        audio: { echoCancellation: true, noiseSuppression: true },
      })
      if (mine !== asked.current) return release(stream)
      setHeard({ ms: 0, levels: silent })
      running.current = begin(stream, setHeard)
      setState('recording')
    } catch (error) {
      if (mine === asked.current) setState(stateOf(error))
    }
  }, [])

  /** Explains before the browser asks, once. */
  const open = useCallback(async () => {
    if (await isAllowed()) await allow()
    else setState('explaining')
  }, [allow])

  /** Ends the recording and answers it. */
  const finish = useCallback(async (): Promise<FileDraft | null> => {
    const held = running.current
    if (!held) return null
    const { recorder, chunks, samples, began } = held
    const duration = Math.min(Math.round(performance.now() - began), longestMs)
    const stopped =
      recorder.state === 'inactive' ||
      new Promise((resolve) => recorder.addEventListener('stop', resolve, { once: true }))
    held.stop()
    await stopped
    running.current = null
    setState(null)
    const type = recorder.mimeType.split(';')[0]!
    const bytes = new Blob(chunks, { type })
    const ending = type.includes('mp4') ? 'm4a' : type.includes('ogg') ? 'ogg' : 'webm'
    const name = `voice-${new Date().toISOString().slice(0, 19).replaceAll(':', '-')}.${ending}`
    return { bytes, name, kind: 'voice', duration, peaks: peaksFrom(samples) }
  }, [])

  return { state, ...heard, open, allow, cancel, finish }
}

const silent = Array.from({ length: shownLevels }, () => 0)

type OnHeard = (heard: { ms: number; levels: number[] }) => void

function begin(stream: MediaStream, onHeard: OnHeard): Running {
  const mimeType = types.find((type) => MediaRecorder.isTypeSupported(type))
  const recorder = new MediaRecorder(stream, mimeType ? { mimeType } : {})
  const chunks: Blob[] = []
  recorder.addEventListener('dataavailable', ({ data }) => chunks.push(data))
  const context = new AudioContext()
  const analyser = context.createAnalyser()
  analyser.fftSize = 1024
  context.createMediaStreamSource(stream).connect(analyser)
  const window = new Float32Array(analyser.fftSize)
  const samples: number[] = []
  const began = performance.now()
  const stop = () => {
    clearInterval(timer)
    if (recorder.state !== 'inactive') recorder.stop()
    release(stream)
    void context.close().catch(() => {})
  }
  const timer = setInterval(() => {
    const ms = performance.now() - began
    if (ms >= longestMs && recorder.state === 'recording') recorder.pause()
    if (recorder.state !== 'recording') return
    analyser.getFloatTimeDomainData(window)
    samples.push(window.reduce((most, value) => Math.max(most, Math.abs(value)), 0))
    const levels = [...silent, ...samples.slice(-shownLevels).map(levelOf)].slice(-shownLevels)
    onHeard({ ms, levels })
  }, sampleMs)
  recorder.start(1000)
  return { recorder, chunks, samples, began, stop }
}

/** A quiet voice is seen too. */
function levelOf(sample: number): number {
  return Math.min(100, Math.round(Math.sqrt(sample) * 110))
}

function release(stream: MediaStream) {
  for (const track of stream.getTracks()) track.stop()
}

async function isAllowed(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'microphone' as PermissionName })
    return state === 'granted'
  } catch {
    return false
  }
}

function stateOf(error: unknown): RecorderState {
  const { name } = error as Error
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied'
  return name === 'NotFoundError' || name === 'NotReadableError' ? 'missing' : 'failed'
}
