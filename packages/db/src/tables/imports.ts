import { pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { accounts } from './accounts.ts'

/** Dialogues that were imported, by their own id, so that the same file twice adds nothing. */
export const importedDialogues = pgTable(
  'imported_dialogues',
  {
    accountId: uuid('account_id')
      .notNull()
      .references(() => accounts.id, { onDelete: 'cascade' }),
    inboxId: uuid('inbox_id').notNull(),
    dialogueId: text('dialogue_id').notNull(),
    conversationId: uuid('conversation_id').notNull(),
  },
  (table) => [primaryKey({ columns: [table.accountId, table.inboxId, table.dialogueId] })],
)
