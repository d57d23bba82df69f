import { audienceOf, topicsOf } from '@parley/contract'
import type { Conversation, Inbox, Member, Team, UserId } from '@parley/contract'

interface Places {
  members: readonly Member[]
  teams: readonly Team[]
  inboxes: readonly Inbox[]
}

/**
 * The members who may see a conversation, by the rule that decides it. `all` are the userIds of all
 * who take part, where the row does not carry them; until they are known those it carries and its team.
 */
export function mentionable(
  conversation: Conversation,
  { members, teams, inboxes }: Places,
  all: readonly string[] = [],
) {
  const { id, kind, teamId } = conversation
  const participants = [...new Set<string>([...conversation.participants, ...all])]
  const audience = new Set(audienceOf({ ...conversation, memberIds: participants as UserId[] }))
  const team = teams.find((one) => one.id === teamId)?.memberIds ?? []
  const takesPart = (member: Member) =>
    participants.includes(member.userId) || team.includes(member.userId)
  return members.filter((member) => {
    const topics = topicsOf({
      ...member,
      inboxIds: inboxes.filter((one) => one.memberIds.includes(member.userId)).map((one) => one.id),
      teamIds: teams.filter((one) => one.memberIds.includes(member.userId)).map((one) => one.id),
      groupIds: kind === 'group' && takesPart(member) ? [id] : [],
    })
    return topics.some((topic) => audience.has(topic))
  })
}
