import { expect, test } from 'vitest'
import { createLog } from './createLog.ts'

function written(options: Partial<Parameters<typeof createLog>[0]> = {}) {
  const lines: string[] = []
  const write = (line: string) => void lines.push(line)
  return { lines, log: createLog({ level: 'info', isTerminal: false, write, ...options }) }
}

test('a program reads one JSON object a line, with its level and time by name', () => {
  const { lines, log } = written()
  log.warn({ failure: 'rate.limited' }, 'Refused.')
  expect(lines).toHaveLength(1)
  expect(JSON.parse(lines[0]!)).toEqual({
    level: 'warn',
    time: expect.stringMatching(/^\d{4}-.*Z$/),
    pid: process.pid,
    failure: 'rate.limited',
    msg: 'Refused.',
  })
})

test('a person at a terminal reads text', () => {
  const { lines, log } = written({ isTerminal: true })
  log.info({ code: 4401, why: 'the session ended', who: 'ana' }, 'A connection closed.')
  expect(lines[0]).toMatch(
    /^\d\d:\d\d:\d\d info {2}A connection closed\. code=4401 why="the session ended" who=ana\n$/,
  )
})

test('below its level it says nothing', () => {
  const { lines, log } = written({ level: 'warn' })
  log.info({}, 'Nothing.')
  expect(lines).toEqual([])
})

test('a secret that gets into a line does not get out', () => {
  const { lines, log } = written()
  log.error({ token: 'abc.def', cookie: 'x=abc.def', body: 'abc.def' }, 'Oh.')
  expect(lines[0]).not.toContain('abc.def')
})
