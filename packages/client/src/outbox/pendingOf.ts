import { reactionsWith } from '@parley/contract'
import type { MessageFacts, UserId } from '@parley/contract'
import { expectBeginning } from '../changes/expectBeginning.ts'
import { expectBack, expectBulk } from '../changes/expectBulk.ts'
import { expectMark, readUpTo, unreadFromSeq } from '../changes/expectMark.ts'
import { expectMessage } from '../changes/expectMessage.ts'
import { expectPatch } from '../changes/expectPatch.ts'
import { expectRewrite } from '../changes/expectRewrite.ts'
import {
  expectViewChanged,
  expectViewDeleted,
  expectViewMade,
  expectViewsArranged,
} from '../changes/expectView.ts'
import type { Pending } from '../mirror/Pending.ts'
import { calledIn } from './calledIn.ts'
import type { Kept } from './Kept.ts'
import type { Owner } from './OutboxStore.ts'

/** How a kept change is shown before the server has it; made again from what was kept after a reload. */
export function pendingOf(kept: Kept, { userId, accountId }: Owner): Pending {
  const { id, at, change } = kept
  const mark = (conversationId: string, how: Parameters<typeof expectMark>[3]) =>
    expectMark(id, conversationId, userId, how)
  switch (change.type) {
    case 'send':
      return expectMessage(messageOf(kept, userId), kept.refusal !== null)
    case 'begin':
      return expectBeginning({ id, accountId, userId, at, ...change })
    // Nothing lists customers but the server.
    case 'contact':
      return { id, confirmedAt: null, expect: () => [] }
    case 'update':
      return expectPatch(id, change.conversationId, change.patch)
    case 'markRead':
      return mark(change.conversationId, readUpTo(change.seq))
    case 'markUnread':
      return mark(change.conversationId, unreadFromSeq(change.seq))
    case 'pin':
      return mark(change.conversationId, () => ({ pinned: change.on }))
    case 'mute':
      return mark(change.conversationId, () => ({ muted: change.on }))
    case 'bulk':
      return expectBulk(
        id,
        change.rows.map((row) => row.id),
        change.patch,
        userId,
      )
    case 'undo':
      return expectBack(id, change.rows, change.patch, userId)
    case 'edit':
      return expectRewrite(id, change, () => ({
        body: change.body,
        mentions: calledIn(change.body) as UserId[],
        editedAt: at,
      }))
    case 'delete':
      return expectRewrite(id, change, () => ({
        body: '',
        attachments: [],
        mentions: [],
        activity: null,
        reactions: [],
        deletedAt: at,
      }))
    case 'react': {
      const { emoji, on } = change
      const by = { type: 'member' as const, id: userId }
      return expectRewrite(id, change, ({ reactions }) => ({
        reactions: [...reactionsWith(reactions, { emoji, on, by })],
      }))
    }
    case 'viewMade':
      return expectViewMade(kept, change, userId)
    case 'viewChanged':
      return expectViewChanged(kept, change)
    case 'viewDeleted':
      return expectViewDeleted(kept, change)
    case 'viewsArranged':
      return expectViewsArranged(kept, change)
  }
}

function messageOf({ id, at, change }: Kept, userId: string): Omit<MessageFacts, 'seq'> {
  const {
    conversationId,
    kind,
    body,
    replyTo,
    attachments = [],
  } = change as Extract<Kept['change'], { type: 'send' }>
  return {
    id,
    conversationId,
    author: { type: 'member', id: userId },
    kind,
    body,
    attachments,
    reactions: [],
    mentions: calledIn(body),
    replyTo,
    createdAt: at,
    editedAt: null,
    deletedAt: null,
  } as unknown as Omit<MessageFacts, 'seq'>
}
