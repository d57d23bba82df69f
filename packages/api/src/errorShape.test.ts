import { TRPCError } from '@trpc/server'
import * as z from 'zod'
import { expect, test } from 'vitest'
import { Failure, failureWords } from '@parley/contract'
import type { FailureWord } from '@parley/contract'
import { errorShape } from './errorShape.ts'
import { failureCodes } from './failureCodes.ts'
import { printError } from './printError.ts'

const words = Object.keys(failureWords) as FailureWord[]

test.each(words)('%s is said with its code, its status and whether to try again', (word) => {
  const { code, data } = errorShape(new Failure(word, { field: 'a.b', retryAfterMs: 5 }), 'r1')
  expect(code).toBeLessThan(0)
  expect(data).toEqual({
    code: failureCodes[word],
    failure: word,
    message: word,
    field: 'a.b',
    retryable: failureWords[word].retryable,
    retryAfterMs: 5,
    requestId: 'r1',
    httpStatus: data.httpStatus,
  })
  expect(data.httpStatus >= 500).toBe(word.startsWith('server.') && word !== 'server.timeout')
})

test('what is not there is NOT_FOUND, whatever its noun', () => {
  for (const word of words.filter((one) => one.endsWith('.notFound')))
    expect(failureCodes[word]).toBe('NOT_FOUND')
  for (const word of words.filter((one) => /idReused|exists/.test(one)))
    expect(failureCodes[word]).toBe('CONFLICT')
})

test('a failure that tRPC wrapped keeps its word', () => {
  const wrapped = new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    cause: new Failure('conversation.closed'),
  })
  expect(errorShape(wrapped, '').data).toMatchObject({
    code: 'PRECONDITION_FAILED',
    failure: 'conversation.closed',
  })
})

test('an error nobody expected says nothing of itself', () => {
  const secret = Object.assign(new Error('select * from users where password = hunter2'), {
    code: '42601',
  })
  for (const error of [
    secret,
    new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: secret }),
    'hunter2',
    null,
  ]) {
    const shape = errorShape(error, 'r')
    expect(shape.data).toMatchObject({
      code: 'INTERNAL_SERVER_ERROR',
      failure: 'server.error',
      httpStatus: 500,
    })
    expect(JSON.stringify(shape)).not.toMatch(/select|hunter2|stack/)
  }
})

test('a statement that ran into its deadline may be tried again', () => {
  const cause = Object.assign(new Error('canceling statement'), { code: '57014' })
  const error = new TRPCError({
    code: 'INTERNAL_SERVER_ERROR',
    cause: new Error('Failed query', { cause }),
  })
  expect(errorShape(error, '').data).toMatchObject({
    code: 'TIMEOUT',
    failure: 'server.timeout',
    retryable: true,
  })
})

const Input = z.strictObject({
  patch: z.strictObject({ labels: z.array(z.string()) }),
  when: z.union([z.string(), z.strictObject({ ago: z.string() })]).optional(),
})

test.each([
  ['a wrong type deep down', { patch: { labels: ['a', 3] } }, 'patch.labels.1'],
  ['an unknown key', { patch: { labels: [], colour: 1 } }, 'patch.colour'],
  ['a missing key', {}, 'patch'],
  ['no object at all', 7, 'input'],
  ['a branch of a union', { patch: { labels: [] }, when: { ago: 3 } }, 'when.ago'],
])('%s is named by its path', (_, given, field) => {
  const { error } = Input.safeParse(given)
  const { data } = errorShape(new TRPCError({ code: 'BAD_REQUEST', cause: error }), '')
  expect(data).toMatchObject({ code: 'BAD_REQUEST', failure: 'input.invalid', field })
  expect(data.message.startsWith(`${field}: `)).toBe(true)
})

test('the log says where and what failed, and not with which words', () => {
  const error = new Error('Failed query: insert\nparams: a,two\nlines of a letter', {
    cause: new Error('disk full'),
  })
  expect(printError(error)).toMatch(
    /Failed query: insert\n {4}at [\s\S]*caused by: Error: disk full/,
  )
  expect(printError(error)).not.toMatch(/letter|two/)
})
