import { limits } from '@parley/contract'
import { describe, expect, it } from 'vitest'
import type { DemoConversation } from './index.ts'
import { demo } from './index.ts'

const all = demo.conversations
const support = all.filter((one) => one.kind === 'support')
const ofKind = (kind: DemoConversation['kind']) => all.filter((one) => one.kind === kind).length
const share = (of: (one: DemoConversation) => boolean, among = support) =>
  among.filter(of).length / among.length

function sentencesOf(one: DemoConversation): string[] {
  const split = (text: string) => text.split(/(?<=[.!?…])\s+/)
  return one.turns.flatMap((turn) => split(turn.text)).filter((sentence) => sentence.length > 20)
}

function servesOrTakesPart(person: 'ana' | 'cleo', one: DemoConversation): boolean {
  if (one.kind === 'announcement') return true
  if (one.kind !== 'support') return one.participants.includes(person)
  const inbox = demo.inboxes.find(({ key }) => key === one.inbox)
  return inbox?.members.includes(person) ?? false
}

describe('the demo content', () => {
  it('has as much as it promises', () => {
    expect([all.length, support.length]).toEqual([250, 215])
    expect(['direct', 'group', 'announcement'].map((kind) => ofKind(kind as 'group'))).toEqual([
      10, 17, 8,
    ])
    expect([demo.contacts.length, demo.people.length]).toEqual([60, 5])
    expect([demo.inboxes.length, demo.teams.length]).toEqual([2, 2])
  })

  it('names every person, contact and label once and uses every contact', () => {
    for (const keys of [
      demo.people.map((one) => one.email),
      demo.contacts.map((one) => one.key),
      demo.contacts.map((one) => one.email),
      demo.labels.map((one) => one.name),
      demo.cannedReplies.map((one) => one.shortcut),
    ])
      expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(support.map((one) => one.contact)).size).toBe(60)
  })

  it('gives every kind its own fields', () => {
    for (const one of all) {
      expect(one.inbox !== undefined && one.contact !== undefined).toBe(one.kind === 'support')
      expect(one.subject === null).toBe(one.kind === 'direct')
      expect(one.participants.length > 1).toBe(one.kind === 'direct' || one.kind === 'group')
    }
  })

  it('lets only those speak who take part', () => {
    for (const one of all) {
      const speakers = new Set(one.turns.map((turn) => turn.from))
      if (one.kind === 'support')
        expect(one.turns.some((turn) => turn.from === 'contact')).toBe(true)
      else expect(speakers.has('contact'), one.subject ?? '').toBe(false)
      for (const from of speakers) {
        if (one.kind === 'announcement') expect(['owner', 'admin']).toContain(from)
        else if (one.kind !== 'support') expect(one.participants).toContain(from)
      }
    }
  })

  it('has agents answer and own only what they serve', () => {
    const cleo = (one: DemoConversation) =>
      one.assignee === 'cleo' || one.turns.some((turn) => turn.from === 'cleo')
    for (const one of support.filter(cleo)) expect(one.inbox, one.subject ?? '').toBe('orders')
    for (const one of support) expect(one.turns.find((turn) => !turn.note)?.from).toBe('contact')
  })

  it('joins each direct pair once', () => {
    const pairs = all
      .filter((one) => one.kind === 'direct')
      .map((one) => [...one.participants].sort().join(' '))
    expect(new Set(pairs).size).toBe(pairs.length)
  })

  it('never says a sentence in two conversations', () => {
    const saidIn = new Map<string, number>()
    const twice: string[] = []
    all.forEach((one, index) => {
      for (const sentence of sentencesOf(one)) {
        const before = saidIn.get(sentence) ?? index
        if (before !== index) twice.push(sentence)
        saidIn.set(sentence, before)
      }
    })
    expect(twice).toEqual([])
  })

  it('has bodies that may be sent, and ends before now', () => {
    for (const one of all) {
      expect(one.turns.length, one.subject ?? '').toBeGreaterThanOrEqual(1)
      expect(one.turns.length).toBeLessThanOrEqual(9)
      for (const { text } of one.turns) expect(text.trim().length).toBeGreaterThan(0)
      for (const { text } of one.turns) expect(text.length).toBeLessThanOrEqual(limits.body)
      const lasted = one.turns.reduce((sum, turn) => sum + turn.minutesAfter, 0)
      expect(lasted, one.subject ?? '').toBeLessThan(one.startedMinutesAgo)
    }
  })

  it('spreads over statuses, priorities, people and half a year', () => {
    expect(share((one) => one.status === 'open')).toBeCloseTo(0.4, 1)
    expect(share((one) => one.status === 'pending')).toBeCloseTo(0.15, 1)
    expect(share((one) => one.status === 'resolved')).toBeCloseTo(0.4, 1)
    expect(share((one) => one.status === 'closed')).toBeCloseTo(0.05, 1)
    for (const priority of ['low', 'medium', 'high', 'urgent', null])
      expect(share((one) => one.priority === priority)).toBeGreaterThan(0.02)
    const open = support.filter((one) => one.status === 'open')
    expect(Math.abs(share((one) => one.assignee === null, open) - 0.3)).toBeLessThan(0.1)
    expect(Math.min(...all.map((one) => one.startedMinutesAgo))).toBeLessThan(30)
    expect(Math.max(...all.map((one) => one.startedMinutesAgo))).toBeGreaterThan(170 * 1440)
  })

  it('fills the screens of Ana and of Cleo', () => {
    expect(all.filter((one) => servesOrTakesPart('ana', one)).length).toBeGreaterThanOrEqual(150)
    const forCleo = support.filter((one) => servesOrTakesPart('cleo', one)).length
    expect(forCleo).toBeGreaterThanOrEqual(80)
    expect(forCleo).toBeLessThanOrEqual(100)
  })
})
