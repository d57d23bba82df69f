import { prepareDialogs, prepareMenus, preparePopovers } from '@parley/ui'
import { ChangeToast } from './ChangeToast.ts'
import { ConversationPane } from './ConversationPane.tsx'
import { FieldEditor } from './FieldEditor.ts'
import { FilterPages } from './FilterPages.ts'
import { HelpDialog } from './HelpDialog.ts'
import { MessageHits } from './MessageHits.ts'
import { NewConversation } from './NewConversation.ts'
import { NotificationList } from './NotificationList.ts'
import { Palette } from './Palette.ts'
import { RowMenuItems } from './RowMenuItems.ts'
import { SelectionBar } from './SelectionBar.ts'
import { SortTerms } from './SortTerms.ts'

/** What a page of the inbox comes without, the soonest wanted first. */
export const lateParts: readonly (() => Promise<void>)[] = [
  preparePopovers,
  FilterPages.prepare,
  ConversationPane.prepare,
  prepareMenus,
  Palette.prepare,
  RowMenuItems.prepare,
  ChangeToast.prepare,
  SelectionBar.prepare,
  FieldEditor.prepare,
  prepareDialogs,
  NotificationList.prepare,
  SortTerms.prepare,
  NewConversation.prepare,
  MessageHits.prepare,
  HelpDialog.prepare,
]
