'use client'
import type { Conversation } from '@parley/contract'
import { usePresence, useTyping, useViewers } from '@parley/client/react'
import { cn, ConversationRow } from '@parley/ui'
import { memo, useMemo } from 'react'
import type { MouseEvent } from 'react'
import { useNow, useTranslations } from 'use-intl'
import { useAttachedText } from '../attachments/useAttachedText.ts'
import { RowCheckbox } from '../bulk/RowCheckbox.tsx'
import { useDraftText } from '../composer/useDraft.ts'
import { usePeople } from '../People.tsx'
import { placeHref } from '../place.ts'
import { faceOf, titleOf } from '../titleOf.ts'
import { useLine } from '../words/useLine.ts'
import { useLeftText } from './useLeftText.ts'

const newMs = 10 * 60_000

/** Begun a short while ago, and the viewer has read none of it. */
function useIsNew({ createdAt, readSeq, unreadCount }: Conversation): boolean {
  const now = useNow({ updateInterval: 30_000 })
  return readSeq === 0 && unreadCount > 0 && now.getTime() - createdAt.getTime() < newMs
}

interface ListRowProps {
  conversation: Conversation
  /** Of the account, and of the list: for its address. */
  slug: string
  search: string
  isOpen: boolean
  isChosen: boolean
  isCompact: boolean
  isArriving: boolean
  /** As it was while it matched; null while it does. */
  was: Conversation | null
  onOpen: (event: MouseEvent, conversation: Conversation) => void
  onToggle: (id: string) => void
  onExtend: (id: string) => void
}

/** A row with all that is known of it here; drawn again only when something of that changes. */
export const ListRow = memo(function ListRow(props: ListRowProps) {
  const { conversation, slug, search, isOpen, isChosen, isCompact, was, onOpen } = props
  const t = useTranslations('list')
  const { me, memberOf, nameOf, labelOf, inboxes } = usePeople()
  const face = faceOf(conversation, me.userId, memberOf)
  const presence = usePresence(face ? [face.userId] : [])
  const { typing } = useTyping(conversation.id)
  const viewers = useViewers(conversation.id)
  const leftText = useLeftText()
  const isNew = useIsNew(conversation)
  const { lastMessage, assigneeId, subject, kind } = conversation
  const labels = useMemo(
    () => conversation.labels.map(labelOf).filter((label) => label !== undefined),
    [conversation.labels, labelOf],
  )
  const attachedText = useAttachedText()
  const line = useLine(lastMessage?.body ?? '', nameOf)
  const said =
    lastMessage &&
    (lastMessage.deletedAt ? t('deleted') : line || attachedText(lastMessage.attached))
  const isMine = lastMessage?.author.id === me.userId
  const preview =
    said === null
      ? (kind === 'support' && subject) || t('noMessages')
      : isMine
        ? t('you', { text: said })
        : said
  const faces = useMemo(
    () => viewers.flatMap((userId) => memberOf(userId) ?? []),
    [viewers, memberOf],
  )
  const inbox = inboxes.find(({ id }) => id === conversation.inboxId)
  const assignee = assigneeId ? memberOf(assigneeId) : undefined
  const title = titleOf(conversation, me.userId, memberOf) ?? t('noName')
  const draft = useDraftText(me.userId, conversation.id)
  return (
    <div
      // Shift would select the words between two clicks.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      className={cn('group relative', isChosen && 'bg-accent-soft')}
    >
      <ConversationRow
        conversation={conversation}
        href={placeHref({ slug, number: conversation.number, search })}
        title={title}
        image={face?.avatar ?? null}
        presence={face && (presence[face.userId] ?? 'offline')}
        preview={preview}
        draft={isOpen ? null : draft}
        assignee={assignee}
        labels={labels}
        channel={inbox?.channel}
        inboxName={inbox?.name}
        viewers={faces}
        isNew={isNew}
        isArriving={props.isArriving}
        isCompact={isCompact}
        left={was ? leftText(was, conversation) : undefined}
        isOpen={isOpen}
        isTyping={typing.length > 0}
        onOpen={onOpen}
      />
      <RowCheckbox
        title={title}
        isChecked={isChosen}
        onToggle={() => props.onToggle(conversation.id)}
        onExtend={() => props.onExtend(conversation.id)}
        isCompact={isCompact}
      />
    </div>
  )
})
