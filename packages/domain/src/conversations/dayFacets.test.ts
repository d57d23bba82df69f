import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayFacets } from './dayFacets.ts'

const dayMs = 86_400_000
/** What `conversation_facets` makes of a date. */
function facetsAt(at: number): string[] {
  const day = Math.max(16_384, Math.min(23_807, Math.floor(at / dayMs)))
  return [
    `created=${day}`,
    `created16=${Math.floor(day / 16)}`,
    `created256=${Math.floor(day / 256)}`,
  ]
}

const instants = fc.date({
  min: new Date('1990-01-01'),
  max: new Date('2060-01-01'),
  noInvalidDate: true,
})

test('what lies in a range holds one of its facets, what lies a day or more outside holds none', () => {
  const bounds = fc.tuple(fc.option(instants), fc.option(instants))
  fc.assert(
    fc.property(bounds, instants, ([one, other], at) => {
      const [after, before] = one && other && one > other ? [other, one] : [one, other]
      const named = dayFacets('createdAt', after, before)
      const held = facetsAt(at.getTime()).filter((name) => named.includes(name))
      if ((!after || at >= after) && (!before || at < before)) expect(held).toHaveLength(1)
      const isKnown = at > new Date('2014-11-12') && at < new Date('2035-03-01')
      const isOutside =
        (after && at.getTime() < after.getTime() - dayMs) ||
        (before && at.getTime() > before.getTime() + dayMs)
      if (isKnown && isOutside) expect(held).toEqual([])
    }),
    { numRuns: 3000 },
  )
})

test('a range of any length is made of few', () => {
  expect(dayFacets('createdAt', null, null)).toHaveLength(29)
  expect(dayFacets('lastActivityAt', new Date('2026-11-20'), new Date('2026-11-21'))).toEqual([
    'active=20777',
  ])
  fc.assert(
    fc.property(instants, instants, (after, before) => {
      expect(dayFacets('createdAt', after, before).length).toBeLessThan(90)
    }),
  )
})
