'use client'
import type { Conversation } from '@parley/contract'
import { Avatar } from '@parley/ui'
import { useMemo } from 'react'
import { findEmoji, foldWord } from '../emoji/loadEmoji.ts'
import { usePeople } from '../People.tsx'
import { mentionable } from './mentionable.ts'
import { labelsOf } from './mentionText.ts'
import type { Token } from './tokenAt.ts'
import type { Offer } from './useCompletion.ts'
import { useEmojiList } from './useEmojiList.ts'

const most = 8

/** What may be meant by what is named in a message of this conversation. */
export function useOffers(conversation: Conversation, kind: Token['kind'] | null) {
  const people = usePeople()
  const { members, teams, inboxes, me } = people
  const emoji = useEmojiList(kind === 'emoji')
  const seers = useMemo(
    () =>
      kind === 'mention'
        ? mentionable(conversation, { members, teams, inboxes }).filter(
            ({ userId }) => userId !== me.userId,
          )
        : [],
    [kind, conversation, members, teams, inboxes, me.userId],
  )
  return (token: Token): readonly Offer[] => {
    switch (token.kind) {
      case 'mention':
        return offerPeople(token.query)
      case 'emoji':
        return token.query.endsWith(':') ? [] : offerEmoji(token.query)
      case 'canned':
        return []
    }
  }

  function offerPeople(query: string): Offer[] {
    const typed = foldWord(query)
    const labels = labelsOf(members)
    return seers
      .filter(({ name, email }) =>
        [name, ...name.split(/\s+/), email].some((one) => foldWord(one).startsWith(typed)),
      )
      .slice(0, most)
      .map(({ userId, name, email, avatar }) => ({
        key: userId,
        label: name,
        hint: email,
        icon: <Avatar name={name} image={avatar} size={20} />,
        insert: `@${labels.get(userId) ?? name}`,
      }))
  }

  function offerEmoji(query: string): Offer[] {
    return findEmoji(emoji, query, most).map(({ text, label, codes }) => ({
      key: text,
      label,
      hint: codes[0] && `:${codes[0]}:`,
      icon: (
        <span aria-hidden className="w-5 text-center text-[16px]">
          {text}
        </span>
      ),
      insert: text,
    }))
  }
}
