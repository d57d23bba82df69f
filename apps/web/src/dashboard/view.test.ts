import { describe, expect, test } from 'vitest'
import { parseFilter, printFilter, viewOf, views } from './view.ts'

const parse = (text: string) => parseFilter(new URLSearchParams(text))
const team = '01890000-0000-7000-8000-000000000001'

describe('the address is the filter', () => {
  test('says every key there is, and reads it back', () => {
    const address = `?kind=support,group&status=open,pending&priority=urgent,none&assignee=me,none&inbox=${team}&team=${team},none&labels=vip,billing&unread=1&q=no+sound`
    expect(parse(address)).toEqual({
      kind: ['support', 'group'],
      status: ['open', 'pending'],
      priority: ['urgent', null],
      assigneeId: ['me', null],
      inboxId: [team],
      teamId: [team, null],
      labels: ['vip', 'billing'],
      hasUnread: true,
      search: 'no sound',
    })
    expect(printFilter(parse(address))).toBe(address)
  })

  test('leaves out what it cannot read, and never asks for an empty list', () => {
    expect(parse('?status=opne,open&assignee=somebody&kind=&unread=yes&q=%20')).toEqual({
      status: ['open'],
    })
    expect(parse('?q=a%00b&labels=%00')).toEqual({ search: 'ab' })
  })

  test('takes a key that is repeated as one list, at most a hundred long', () => {
    expect(parse('?status=open&status=closed')).toEqual({ status: ['open', 'closed'] })
    const many = Array.from({ length: 120 }, (_, index) => `label-${index}`).join(',')
    expect(parse(`?labels=${many}`).labels).toHaveLength(100)
  })

  test('knows a view by its filter, however it was narrowed', () => {
    for (const { filter } of views)
      expect(viewOf({ ...filter, status: ['open'], search: 'x' })).toBe(printFilter(filter))
  })
})
