'use client'
import type { Author, Conversation } from '@parley/contract'
import { useReplies } from '@parley/client/react'
import type { ComposerMode } from '@parley/ui'
import { useEffect, useState } from 'react'

/**
 * Which colleague answered the customer while one was writing an answer too, until one has looked
 * at it or has nothing to send any more.
 */
export function useReview({ id, kind }: Conversation, mode: ComposerMode, isWriting: boolean) {
  const [by, setBy] = useState<Author | null>(null)
  const isAnswering = kind === 'support' && mode === 'reply' && isWriting
  useReplies(id, ({ kind: said, author }) => {
    if (isAnswering && said === 'reply' && author.type === 'member') setBy(author)
  })
  useEffect(() => {
    if (!isAnswering) setBy(null)
  }, [isAnswering])
  return { by: isAnswering ? by : null, onReviewed: () => setBy(null) }
}
