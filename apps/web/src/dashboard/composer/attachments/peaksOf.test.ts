import { expect, test } from 'vitest'
import { limits } from '@parley/contract'
import { peaksFrom } from './peaksOf.ts'

test('a waveform is as high as the loudest of each stretch, and of a bounded number', () => {
  const samples = Array.from({ length: 6400 }, (_, index) => (index < 3200 ? 0.25 : -0.5))
  const peaks = peaksFrom(samples)
  expect(peaks).toHaveLength(limits.peaks)
  expect([peaks[0], peaks.at(-1)]).toEqual([50, 100])
})

test('silence is flat, a short sound has fewer heights, none has none', () => {
  expect(peaksFrom([0, 0, 0])).toEqual([0, 0, 0])
  expect(peaksFrom([])).toEqual([])
})
