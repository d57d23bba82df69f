import type { Kind, Role } from './enums.ts'

/** The facts that decide who sees a conversation. */
export interface AudienceFacts {
  id: string
  kind: Kind
  purpose: 'support' | null
  inboxId: string | null
  assigneeId: string | null
  teamId: string | null
  /** userIds of all members who take part. */
  memberIds: readonly string[]
}

/**
 * The topics that may see a conversation: kept on its row, copied to its events, met with the
 * viewer's topics by every list. The contact's own view has rows of its own and no topic here.
 */
export function audienceOf(conversation: AudienceFacts): string[] {
  return [...new Set(topicsByKind(conversation))].sort()
}

function topicsByKind(conversation: AudienceFacts): string[] {
  const people = conversation.memberIds.map((id) => `user:${id}`)
  switch (conversation.kind) {
    case 'support':
      return [
        'admins',
        ...(conversation.inboxId ? [`inbox:${conversation.inboxId}`] : []),
        ...(conversation.assigneeId ? [`user:${conversation.assigneeId}`] : []),
        ...(conversation.teamId ? [`team:${conversation.teamId}`] : []),
        ...people,
      ]
    case 'direct':
      return people
    case 'group':
      return [
        `conversation:${conversation.id}`,
        ...(conversation.purpose === 'support' ? ['admins'] : []),
      ]
    case 'announcement':
      return ['members']
  }
}

/** What a member belongs to. */
export interface MemberPlaces {
  userId: string
  role: Role
  inboxIds: readonly string[]
  teamIds: readonly string[]
  /** Group conversations the member takes part in. */
  groupIds: readonly string[]
}

/** The topics a member holds. */
export function topicsOf(member: MemberPlaces): string[] {
  return [
    'members',
    `user:${member.userId}`,
    ...(member.role === 'agent' ? [] : ['admins']),
    ...member.inboxIds.map((id) => `inbox:${id}`),
    ...member.teamIds.map((id) => `team:${id}`),
    ...member.groupIds.map((id) => `conversation:${id}`),
  ].sort()
}
