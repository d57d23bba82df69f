import { describe, expect, test } from 'vitest'
import { messageOf, placeHref } from './place.ts'
import { pinnedOf, readAddress, writeAddress } from './view.ts'

const read = (text: string) => readAddress(new URLSearchParams(text))
const team = '01890000-0000-7000-8000-000000000001'

describe('the address is the filter, the sort and the view', () => {
  test('says them all, and reads them back', () => {
    const address = `?status=open,pending&priority=urgent,none&notInbox=${team}&assignee=me,none&labels=vip&notLabels=spam&unread=1&createdAfter=day@Europe/Paris-P1D&q=no+sound&sort=-priority,createdAt&view=${team}`
    const said = read(address)
    expect(said).toEqual({
      filter: {
        status: { in: ['open', 'pending'] },
        priority: { in: ['urgent', null] },
        inboxId: { notIn: [team] },
        assigneeId: { in: ['me', null] },
        labels: { any: ['vip'], none: ['spam'] },
        hasUnread: true,
        createdAfter: { startOf: 'day', tz: 'Europe/Paris', ago: 'P1D' },
        search: 'no sound',
      },
      sort: [
        { by: 'priority', order: 'desc' },
        { by: 'createdAt', order: 'asc' },
      ],
      view: team,
      unread: [],
    })
    expect(writeAddress(said)).toBe(address)
  })

  test('names what it cannot read, and opens without it', () => {
    expect(read('?status=opne&assignee=somebody&unread=yes&view=a b&labels=vip')).toEqual({
      filter: { labels: { any: ['vip'] } },
      sort: undefined,
      view: null,
      unread: ['status', 'assignee', 'unread', 'view'],
    })
  })

  test('a view rides alone too', () => {
    expect(writeAddress(read('?view=mine'))).toBe('?view=mine')
    expect(writeAddress(read(''))).toBe('')
  })

  test('says that messages are searched, only while there are words', () => {
    const said = read('?unread=1&q=tent&view=mine&in=messages')
    expect(said.scope).toBe('messages')
    expect(writeAddress(said)).toBe('?unread=1&q=tent&view=mine&in=messages')
    expect(writeAddress({ ...said, filter: { hasUnread: true } })).toBe('?unread=1&view=mine')
    expect(read('?in=messages').scope).toBeUndefined()
    expect(read('?q=tent&in=moon').scope).toBeUndefined()
  })

  test('names a message beside its conversation, never without', () => {
    const place = { slug: 'demo', number: 7, search: '?q=tent', message: 12 }
    expect(placeHref(place)).toBe('/accounts/demo/conversations/7?q=tent&message=12')
    expect(placeHref({ ...place, search: '' })).toBe('/accounts/demo/conversations/7?message=12')
    expect(placeHref({ ...place, number: null })).toBe('/accounts/demo/conversations?q=tent')
    expect(messageOf(new URLSearchParams('message=12'))).toBe(12)
    for (const odd of ['', 'message=0', 'message=-1', 'message=1e3', 'message=12345678901'])
      expect(messageOf(new URLSearchParams(odd))).toBeNull()
  })

  test('the pinned are those of the filter; none where it wants none', () => {
    expect(pinnedOf({ hasUnread: true })).toEqual({ hasUnread: true, pinned: true })
    expect(pinnedOf({ pinned: false })).toBeNull()
  })
})
