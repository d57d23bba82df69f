import { prepareDialogs, prepareMenus, preparePopovers } from '@parley/ui'
import { Chips } from './Chips.tsx'
import { ConnectionFacts } from './ConnectionFacts.ts'
import { ConversationPane } from './ConversationPane.tsx'
import { FieldEditor } from './FieldEditor.ts'
import { FilterPages } from './FilterPages.ts'
import { HelpDialog } from './HelpDialog.ts'
import { MessageHits } from './MessageHits.ts'
import { NewConversation } from './NewConversation.ts'
import { News } from './News.ts'
import { Nothing } from './Nothing.tsx'
import { NotificationList } from './NotificationList.ts'
import { Palette } from './Palette.ts'
import { RowMenuItems } from './RowMenuItems.ts'
import { SearchHints } from './SearchHints.ts'
import { SelectionBar } from './SelectionBar.ts'
import { SortTerms } from './SortTerms.ts'
import { Toasts } from './Toasts.ts'
import { preparedActions } from '../keys/preparedActions.ts'
import { prepareSearchWords } from '../filter/useSearchWords.ts'
import { readings } from '../words/readings.ts'

/** What a page of the inbox comes without, the soonest wanted first. */
export const lateParts: readonly (() => Promise<void>)[] = [
  preparedActions.prepare,
  News.prepare,
  readings.prepare,
  prepareSearchWords,
  preparePopovers,
  FilterPages.prepare,
  Chips.prepare,
  ConversationPane.prepare,
  prepareMenus,
  Palette.prepare,
  RowMenuItems.prepare,
  Nothing.prepare,
  Toasts.prepare,
  SelectionBar.prepare,
  FieldEditor.prepare,
  prepareDialogs,
  NotificationList.prepare,
  ConnectionFacts.prepare,
  SortTerms.prepare,
  NewConversation.prepare,
  MessageHits.prepare,
  SearchHints.prepare,
  HelpDialog.prepare,
]
