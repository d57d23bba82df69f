import { parseMarkdown } from '@parley/contract/markdown'
import { describe, expect, test, vi } from 'vitest'
import { readings } from './readings.ts'

const nobody = () => null
const marked = '**Hi**  <@01920000-0000-7000-8000-0000000000aa>\nall'

// One after the other: each goes on where the one before it ended.
describe('a text in one line, on a page that came without the parser', () => {
  test('is itself where it has no marks', () => {
    expect(readings.isReadable('1 + 1  = 2')).toBe(true)
    expect(readings.line('1 + 1  = 2', nobody)).toBe('1 + 1 = 2')
  })

  test('keeps its marks as long as nobody has read them', () => {
    expect(readings.isReadable(marked)).toBe(false)
    expect(readings.line('**Hi**\nall', nobody)).toBe('**Hi** all')
  })

  test('is what the server has read', () => {
    readings.keep([[marked, parseMarkdown(marked)]])
    expect(readings.isReadable(marked)).toBe(true)
    expect(readings.line(marked, () => 'Ana')).toBe('Hi @Ana all')
    expect(readings.isThere()).toBe(false)
  })

  test('loses its marks, and who shows it hears of it, once the parser is here', async () => {
    const hear = vi.fn()
    readings.subscribe(hear)
    await readings.prepare()
    expect(hear).toHaveBeenCalledTimes(1)
    expect(readings.line(marked, () => 'Ana')).toBe('Hi @Ana all')
  })
})
