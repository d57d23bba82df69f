import type { Kept } from './Kept.ts'

/**
 * What a change is about: changes about the same thing go one after the other, in order. Views are one
 * thing, as their arrangement names them all.
 */
export function touchesOf({ id, change }: Pick<Kept, 'id' | 'change'>): readonly string[] {
  switch (change.type) {
    case 'begin': {
      const { beginning, conversationId } = change
      return beginning.kind === 'support' ? [conversationId, beginning.contactId] : [conversationId]
    }
    case 'contact':
      return [change.contactId]
    case 'bulk':
      return [id, ...change.rows.map((row) => row.id)]
    case 'undo':
      return [change.operationId, ...change.rows.map((row) => row.id)]
    case 'edit':
    case 'delete':
    case 'react':
      return [change.conversationId ?? change.messageId]
    case 'viewMade':
    case 'viewChanged':
    case 'viewDeleted':
    case 'viewsArranged':
      return ['views']
    case 'send':
    case 'update':
    case 'markRead':
    case 'markUnread':
    case 'pin':
    case 'mute':
      return [change.conversationId]
  }
}
