import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arbitraryFilter } from '../testing/arbitraryFilter.ts'
import { arbitrarySort } from '../testing/arbitrarySort.ts'
import { lawCases } from '../testing/lawCases.ts'
import { normaliseFilter } from './normaliseFilter.ts'
import { parseAddress } from './parseAddress.ts'
import { printAddress } from './printAddress.ts'
import { ConversationFilterSchema } from './schema.ts'

const ids = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-00000000000f']
const filters = arbitraryFilter({
  userIds: ids,
  inboxIds: ids,
  teamIds: ids,
  contactIds: ids,
  conversationIds: ids,
  labels: ['vip', 'none', 'me', 'a b', '50%', '%2C', 'ü&=?#+', '-x'],
  searches: ['a', ' "quoted" ', '%&=,#+', 'größe 4%', 'يوم', "it's", '🙂'],
  dates: [new Date('0001-01-01T00:00:00Z'), new Date('2026-03-29T01:30:00.123Z')],
})
const cases = lawCases(2000)

function read(text: string) {
  return parseAddress(new URLSearchParams(text))
}

describe('the address of a filter', () => {
  test('parse(print(f)) is f, and nothing of it is left unread', () => {
    fc.assert(
      fc.property(filters, fc.option(arbitrarySort, { nil: undefined }), (given, sort) => {
        const filter = normaliseFilter(given)
        const again = read(printAddress({ filter, sort }))
        expect(again.filter).toEqual(filter)
        expect(again.unread).toEqual([])
        expect(printAddress(again)).toBe(printAddress({ filter, sort }))
      }),
      cases,
    )
  })

  test('the schema, the address and the JSON of a saved view bring every spelling to one shape', () => {
    fc.assert(
      fc.property(filters, (given) => {
        const filter = ConversationFilterSchema.parse(given)
        expect(normaliseFilter(given)).toEqual(filter)
        expect(ConversationFilterSchema.parse(JSON.parse(JSON.stringify(filter)))).toEqual(filter)
      }),
      cases,
    )
  })

  test('is short and can be read', () => {
    const sort = [
      { by: 'lastActivityAt', order: 'desc' },
      { by: 'priority', order: 'asc' },
    ] as const
    const address =
      '?status=open,pending&priority=urgent,none&assignee=me&labels=vip&notLabels=spam&unread=1&sort=-lastActivityAt,priority'
    expect(read(address)).toEqual({
      filter: {
        status: { in: ['open', 'pending'] },
        priority: { in: ['urgent', null] },
        assigneeId: { in: ['me'] },
        labels: { any: ['vip'], none: ['spam'] },
        hasUnread: true,
      },
      sort,
      unread: [],
    })
    expect(printAddress({ filter: read(address).filter, sort: [...sort] })).toBe(address)
    expect(printAddress({ filter: {} })).toBe('')
  })

  test.each([
    ['?status=opened', ['status']],
    ['?status=opened,open&colour=red', []],
    ['?createdAfter=yesterday', ['createdAfter']],
    ['?createdAfter=day@Nowhere/Town', ['createdAfter']],
    ['?groups={"or":[{"status":["odd"]}]}', ['groups']],
    ['?groups={"or":', ['groups']],
    ['?unread=maybe', ['unread']],
    ['?sort=colour', ['sort']],
    ['?sort=priority,-priority', ['sort']],
    ['?labels=', ['labels']],
    ['?q=%00', ['q']],
    [`?groups=${'{"not":'.repeat(9)}{}${'}'.repeat(9)}`, ['groups']],
  ])('what cannot be read of %s is left out and named', (address, unread) => {
    expect(read(address).unread).toEqual(unread)
  })

  test('whatever stands in an address, what is read passes the schema', () => {
    const names = fc.constantFrom(
      ...['status', 'notStatus', 'assignee', 'labels', 'notLabels', 'createdAfter', 'unread', 'q'],
      ...['groups', 'sort', 'id', 'pinned', 'lastActivityBefore', 'contactType'],
    )
    const values = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('open,,', 'none', 'me', '-P7D', 'day@UTC-P1D', '1', '{}', '{"and":[{}]}'),
      fc.constantFrom('{"and":[]}', '{"not":{"__proto__":{}}}', '{"or":[{"id":["x"]}]}', '[1]'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(names, values)), (pairs) => {
        const { filter } = parseAddress(new URLSearchParams(pairs))
        expect(ConversationFilterSchema.parse(filter)).toEqual(filter)
      }),
      cases,
    )
  })
})
