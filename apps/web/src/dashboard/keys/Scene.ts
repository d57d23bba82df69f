import type { BulkPatch, Conversation, Member } from '@parley/contract'
import type { ComposerMode } from '@parley/ui'
import type { UsedSelection } from '../bulk/useSelection.ts'
import type { MessageDeeds } from '../thread/messageDeeds.ts'
import type { UsedPlace } from '../usePlace.ts'

/** The lists one chooses from, each a page of the palette. */
export type PageName = 'status' | 'assignee' | 'labels' | 'priority' | 'snooze'

/** What the parts of the screen can do for an action, each while it is drawn. */
export interface Parts {
  list: { rows: Conversation[]; selection: UsedSelection }
  /** Set while messages are listed instead of conversations. */
  hits: { step: (by: number) => void }
  filter: { open: () => void }
  /** What a message that is drawn lets one do. */
  thread: { deedsOf: (messageId: string) => MessageDeeds | null }
  app: {
    write: (mode: ComposerMode) => void
    search: () => void
    create: () => void
    /** Closes what lies over the page; true when there was something. */
    escape: () => boolean
    toggleNavigation: () => void
    toggleDetails: () => void
  }
  palette: {
    open: (page: PageName | null, about?: readonly Conversation[]) => void
    help: () => void
  }
}

/** The screen at the moment of an action. */
export interface Scene {
  place: Pick<UsedPlace, 'go' | 'slug'>
  me: Member
  /** As they are drawn. */
  rows: readonly Conversation[]
  open: Conversation | null
  /** What the message under focus or pointer lets one do. */
  message: MessageDeeds | null
  /** What an action is about: the chosen rows, else the open one, else that under focus or pointer. */
  about: readonly Conversation[]
  /** All that match are chosen, also those that are not among the rows. */
  isAll: boolean
  selection: UsedSelection | null
  /** Changes what the action is about. */
  change: (patch: BulkPatch) => void
  undo: () => void
  parts: Partial<Parts>
}
