'use client'
import type { Conversation } from '@parley/contract'
import { useCannedReplies } from '@parley/client/react'
import { Avatar } from '@parley/ui'
import { useMemo } from 'react'
import { findEmoji, foldWord } from '../emoji/loadEmoji.ts'
import type { Emoji } from '../emoji/loadEmoji.ts'
import { usePeople } from '../People.tsx'
import { fillVariables } from './fillVariables.ts'
import { findReplies } from './findReplies.ts'
import { mentionable } from './mentionable.ts'
import { labelsOf } from './mentionText.ts'
import type { Token } from './tokenAt.ts'
import type { Offer } from './useCompletion.ts'
import { useEmojiList } from './useEmojiList.ts'
import { useTakingPart } from './useTakingPart.ts'

const most = 8

/** What may be meant by what is named in a message of this conversation. */
export function useOffers(conversation: Conversation, kind: Token['kind'] | null) {
  const people = usePeople()
  const { members, teams, inboxes, me } = people
  const canned = useCannedReplies()
  const replies = canned.items
  const emoji = useEmojiList(kind === 'emoji')
  const all = useTakingPart(conversation, kind === 'mention')
  const seers = useMemo(
    () =>
      kind === 'mention'
        ? mentionable(conversation, { members, teams, inboxes }, all).filter(
            ({ userId }) => userId !== me.userId,
          )
        : [],
    [kind, conversation, members, teams, inboxes, all, me.userId],
  )
  return { offersFor, canned }

  function offersFor(token: Token): readonly Offer[] {
    switch (token.kind) {
      case 'mention':
        return offerPeople(token.query)
      case 'emoji':
        return token.query.endsWith(':') ? named(token.query) : offerEmoji(token.query)
      case 'canned':
        return offerReplies(token.query)
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

  function offerReplies(query: string): Offer[] {
    const values = { contact: conversation.contact, agent: me, conversation }
    return findReplies(replies, query, most).map(({ id, shortcut, title, body }) => ({
      key: id,
      label: title,
      hint: `/${shortcut}`,
      insert: fillVariables(body, values),
    }))
  }

  /** The name is whole: it is that one or none. */
  function named(query: string): Offer[] {
    const code = query.slice(0, -1).toLowerCase()
    return offersOf(emoji.filter(({ codes }) => codes.includes(code)))
  }

  function offerEmoji(query: string): Offer[] {
    return offersOf(findEmoji(emoji, query, most))
  }

  function offersOf(found: readonly Emoji[]): Offer[] {
    return found.map(({ text, label, codes }) => ({
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
