'use client'
import type { Author, Contact, Reaction } from '@parley/contract'
import { ReactionRow } from '@parley/ui'
import type { ShownReaction } from '@parley/ui'
import { useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { EmojiButton } from '../emoji/EmojiButton.tsx'
import { usePeople } from '../People.tsx'
import { useAuthorOf } from '../useAuthorOf.ts'

interface ReactionsProps {
  reactions: readonly Reaction[]
  contact: Contact | null
  onReact: (emoji: string, on: boolean) => void
}

/** As many names stand in the words about one emoji. */
const mostNames = 8

/** Who reacted to a message, and how. */
export function Reactions({ reactions, contact, onReact }: ReactionsProps) {
  const t = useTranslations('message')
  const format = useFormatter()
  const { me } = usePeople()
  const authorOf = useAuthorOf(contact)
  const shown = useMemo(() => {
    const isMe = (author: Author) => author.type === 'member' && author.id === me.userId
    const nameOf = (author: Author) =>
      isMe(author) ? t('you') : (authorOf(author).name ?? t('someone'))
    return reactions.map(({ emoji, by }): ShownReaction => {
      const names = by.slice(0, mostNames).map(nameOf)
      const rest = by.length - names.length
      return {
        emoji,
        count: by.length,
        isMine: by.some(isMe),
        names: format.list(rest > 0 ? [...names, t('others', { count: rest })] : names),
      }
    })
  }, [reactions, me.userId, authorOf, t, format])
  return (
    <ReactionRow
      reactions={shown}
      onToggle={onReact}
      after={<EmojiButton label={t('react')} onPick={(emoji) => onReact(emoji, true)} isRound />}
    />
  )
}
