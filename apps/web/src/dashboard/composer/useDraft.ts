'use client'
import type { ComposerMode } from '@parley/ui'
import { useCallback, useSyncExternalStore } from 'react'
import { drafts, noDraft } from './drafts.ts'
import type { Draft } from './drafts.ts'

/** Each person, conversation and mode has its own. */
export function draftName(userId: string, conversationId: string, mode: ComposerMode): string {
  return `${userId}.${conversationId}.${mode}`
}

/** What is being written, and how to change it; kept in this browser until it is sent. */
export function useDraft(name: string): [Draft, (change: Partial<Draft>) => void] {
  const draft = useSyncExternalStore(
    drafts.subscribe,
    () => drafts.get(name),
    () => noDraft,
  )
  const change = useCallback(
    (next: Partial<Draft>) => drafts.set(name, { ...drafts.get(name), ...next }),
    [name],
  )
  return [draft, change]
}

/** What waits to be finished in a conversation, for its row in the list: a reply before a note. */
export function useDraftText(userId: string, conversationId: string): string | null {
  return useSyncExternalStore(
    drafts.subscribe,
    () =>
      drafts.get(draftName(userId, conversationId, 'reply')).text.trim() ||
      drafts.get(draftName(userId, conversationId, 'note')).text.trim() ||
      null,
    () => null,
  )
}
