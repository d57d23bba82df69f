import type { ConversationFacts, NotificationsAnswer, ShownNotification } from '@parley/contract'

/** What notifications show of a conversation, after it changed. */
export function foldNotified(
  data: NotificationsAnswer,
  facts: ConversationFacts,
): NotificationsAnswer {
  const shown = shownOf(facts)
  const isNews = ({ conversation }: ShownNotification) =>
    conversation.id === facts.id && JSON.stringify(conversation) !== JSON.stringify(shown)
  if (!data.items.some(isNews)) return data
  return {
    ...data,
    items: data.items.map((item) => (isNews(item) ? { ...item, conversation: shown } : item)),
  }
}

function shownOf({
  id,
  number,
  purpose,
  kind,
  subject,
  status,
  inboxId,
  participants,
  participantCount,
  contact,
}: ConversationFacts): ShownNotification['conversation'] {
  const place = { id, number, purpose, kind, subject, status, inboxId }
  return { ...place, participants, participantCount, contact }
}
