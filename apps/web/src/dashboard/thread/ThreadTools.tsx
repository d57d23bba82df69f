'use client'
import { Store } from '@parley/client'
import type { Message } from '@parley/contract'
import { createContext, useContext, useEffect, useSyncExternalStore } from 'react'
import type { MessageDeeds } from './messageDeeds.ts'

/** What the thread and the composer below it do for each other; the same object while one looks. */
export interface ThreadTools {
  /** The message that is edited in its place. */
  editing: Store<string | null>
  /** What each message that is drawn lets the viewer do, by its id. */
  deeds: Map<string, MessageDeeds>
  /** Answers a message. */
  reply(message: Message): void
  /** Puts a message's words into what is being written. */
  quote(message: Message): void
  /** The address of a message. */
  linkTo(message: Message): string
  /** Goes to a message of this conversation. */
  jump(message: Pick<Message, 'id' | 'seq'>): void
  /** Gives the focus back to the composer. */
  write(): void
  /** Set by the thread: begins to edit the viewer's newest message. Whether there is one. */
  editLast: { current: () => boolean }
}

const Context = createContext<ThreadTools | null>(null)
export const ThreadToolsProvider = Context.Provider

export function useThreadTools(): ThreadTools {
  const tools = useContext(Context)
  if (!tools) throw new Error('useThreadTools belongs below ThreadToolsProvider.')
  return tools
}

/** Lets menus and keys do what can be done with a message, while it is drawn. */
export function useDeeds(messageId: string, offered: MessageDeeds): void {
  const { deeds } = useThreadTools()
  useEffect(() => {
    deeds.set(messageId, offered)
    return () => {
      if (deeds.get(messageId) === offered) deeds.delete(messageId)
    }
  })
}

/** Whether one message is edited: another one that is does not draw this one again. */
export function useIsEditing(messageId: string): boolean {
  const { editing } = useThreadTools()
  return useSyncExternalStore(
    editing.subscribe,
    () => editing.get() === messageId,
    () => false,
  )
}
