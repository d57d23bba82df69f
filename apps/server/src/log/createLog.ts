import { pino } from 'pino'
import type { Log } from '@parley/api'
import { printLine } from './printLine.ts'

interface LogOptions {
  /** The least that is written. */
  level: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  /** A person reads along: lines of text instead of JSON. */
  isTerminal: boolean
  /** Where lines go; the error stream when left out. */
  write?: (line: string) => void
}

/** Should one of these ever get into a line, it does not get out. */
const hidden = ['token', 'authorization', 'cookie', 'password', 'secret', 'body']

/** The one log of a server: what happened to connections, requests and jobs, never what people wrote. */
export function createLog({ level, isTerminal, write }: LogOptions): Log {
  const options = {
    level,
    base: { pid: process.pid },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    redact: { paths: hidden, censor: '…' },
  }
  if (!isTerminal && !write) return pino(options, pino.destination(2))
  const out = write ?? ((line: string) => void process.stderr.write(line))
  return pino(options, { write: (line) => out(isTerminal ? printLine(line) : line) })
}
