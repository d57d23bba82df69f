import type { Member } from '@parley/contract'
import { mentionMark } from '@parley/contract/markdown'

type Named = Pick<Member, 'userId' | 'name' | 'email'>

/** What each person is called in a text that is being written: by e-mail too where two have one name. */
export function labelsOf(members: readonly Named[]): Map<string, string> {
  const times = new Map<string, number>()
  for (const { name } of members) times.set(name, (times.get(name) ?? 0) + 1)
  return new Map(
    members.map(({ userId, name, email }) => [
      userId,
      (times.get(name) ?? 0) > 1 ? `${name} (${email})` : name,
    ]),
  )
}

/** A text as it was written, with ids for the people it names: names change, and two may share one. */
export function encodeMentions(text: string, members: readonly Named[]): string {
  if (!text.includes('@')) return text
  const labels = [...labelsOf(members)].sort(([, a], [, b]) => b.length - a.length)
  const idOf = new Map(labels.map(([userId, label]) => [label, userId]))
  const names = labels.map(([, label]) => escaped(label)).join('|')
  if (names === '') return text
  const named = new RegExp(`(^|[^\\p{L}\\p{N}@])@(${names})(?![\\p{L}\\p{N}])`, 'gu')
  return text.replace(
    named,
    (_, before: string, label: string) => before + mentionMark(idOf.get(label)!),
  )
}

/** A stored text as it is edited. */
export function decodeMentions(body: string, members: readonly Named[]): string {
  const labels = labelsOf(members)
  return body.replace(/<@([0-9a-f-]{36})>/gi, (mark, userId: string) => {
    const label = labels.get(userId.toLowerCase())
    return label === undefined ? mark : `@${label}`
  })
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')
}
