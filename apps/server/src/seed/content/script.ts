import { priorities, statuses } from '@parley/contract'
import { inboxes, labels, teams } from './account.ts'
import { contacts } from './contacts.ts'
import { people } from './people.ts'
import type { DemoConversation, DemoTurn, InboxKey, PersonKey } from './types.ts'

/*
 * Conversations are written as a play, so that people can read and add to them:
 *
 *   @ 3d | contact | Subject | open high ana workshop | repair, shipping
 *   contact: A line of theirs.
 *   ana 2h: A line that came two hours after it. Without a time: a few minutes.
 *   bo note: Words the contact never sees.
 */

const unitMinutes = { m: 1, h: 60, d: 1440 }
const personKeys = people.map((person) => person.key)
const contactKeys = contacts.map((contact) => contact.key)
const teamKeys = teams.map((team) => team.key)
const labelKeys = labels.map((label) => label.name)

/** The one of `known` that `word` is, or an error that names the word. */
function mustBe<T extends string>(known: readonly T[], word: string, what: string): T {
  const found = known.find((one) => one === word)
  if (found === undefined) throw new Error(`The demo script knows no ${what} "${word}"`)
  return found
}

function minutesOf(text: string): number {
  const [, amount, unit] = /^(\d+)([mhd])$/.exec(text) ?? []
  if (!amount || !unit) throw new Error(`The demo script cannot read the time "${text}"`)
  return Number(amount) * unitMinutes[unit as keyof typeof unitMinutes]
}

/** Nobody answers by the clock: a pause that the words themselves settle. */
const pauseBefore = (text: string) => 2 + ((text.length * 7) % 41)

function turnOf(line: string, isFirst: boolean): DemoTurn {
  const [, who, note, pause, text] = /^(\w+)( note)?(?: (\d+[mhd]))?: (.+)$/.exec(line.trim()) ?? []
  if (!who || !text) throw new Error(`The demo script cannot read the line "${line}"`)
  return {
    from: who === 'contact' ? who : mustBe(personKeys, who, 'person'),
    text,
    minutesAfter: isFirst ? 0 : pause ? minutesOf(pause) : pauseBefore(text),
    ...(note ? { note: true as const } : {}),
  }
}

/** The conversations of a script: each the fields of its headline and its turns. */
function read(script: string): { fields: string[]; turns: DemoTurn[] }[] {
  return script
    .split(/^@ /m)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const [headline = '', ...lines] = part.trim().split('\n')
      const turns = lines.filter((line) => line.trim() !== '')
      return {
        fields: headline.split('|').map((field) => field.trim()),
        turns: turns.map((line, index) => turnOf(line, index === 0)),
      }
    })
}

const words = (text: string, separator: RegExp) => text.split(separator).filter((word) => word)

function stateOf(text: string) {
  const state = words(text, /\s+/)
  const known: readonly string[] = [...statuses, ...priorities, ...personKeys, ...teamKeys]
  for (const word of state) mustBe(known, word, 'state')
  const pick = <T extends string>(from: readonly T[]) =>
    from.find((one) => state.includes(one)) ?? null
  return {
    status: pick(statuses) ?? 'open',
    priority: pick(priorities),
    assignee: pick(personKeys),
    team: pick(teamKeys),
  }
}

/** Support conversations of one inbox: `@ ago | contact | subject | state | labels`. */
export function support(inbox: InboxKey, script: string): DemoConversation[] {
  mustBe(
    inboxes.map((one) => one.key),
    inbox,
    'inbox',
  )
  return read(script).map(
    ({ fields: [ago = '', who = '', subject = '', state = '', tags = ''], turns }) => ({
      kind: 'support',
      inbox,
      contact: mustBe(contactKeys, who, 'contact'),
      subject,
      ...stateOf(state),
      labels: words(tags, /,\s*/).map((tag) => mustBe(labelKeys, tag, 'label')),
      participants: [],
      startedMinutesAgo: minutesOf(ago),
      turns,
    }),
  )
}

/** Conversations among colleagues: `@ ago | subject or - | people`. The first of them began it. */
export function among(
  kind: 'direct' | 'group' | 'announcement',
  script: string,
): DemoConversation[] {
  return read(script).map(({ fields: [ago = '', subject = '', who = ''], turns }) => ({
    kind,
    subject: subject === '-' ? null : subject,
    ...stateOf('open'),
    labels: [],
    participants: words(who, /\s+/).map((key): PersonKey => mustBe(personKeys, key, 'person')),
    startedMinutesAgo: minutesOf(ago),
    turns,
  }))
}
