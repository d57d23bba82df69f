'use client'
import type { Contact, Message } from '@parley/contract'
import { plainText } from '@parley/contract/markdown'
import type { Trouble } from '@parley/client'
import { useActions, useParley } from '@parley/client/react'
import type { ShownMessage } from '@parley/client/react'
import { MessageActions, MessageBubble } from '@parley/ui'
import { memo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTroubleText } from '../../i18n/useTroubleText.ts'
import { MessageAttachments } from '../attachments/MessageAttachments.tsx'
import { EmojiButton } from '../emoji/EmojiButton.tsx'
import { useOfferUndo } from '../bulk/Changes.tsx'
import { usePeople } from '../People.tsx'
import type { ShownAuthor } from '../useAuthorOf.ts'
import { DeleteDialog } from './DeleteDialog.tsx'
import { EditBox } from './EditBox.tsx'
import { Quote } from './Quote.tsx'
import { ReadBy } from './ReadBy.tsx'
import { Reactions } from './Reactions.tsx'
import type { MessageDeeds } from './messageDeeds.ts'
import { useDeeds, useIsEditing, useThreadTools } from './ThreadTools.tsx'
import type { useMessageItems } from './useMessageItems.tsx'
import { VersionsDialog } from './VersionsDialog.tsx'

interface ThreadMessageProps {
  message: ShownMessage
  author: ShownAuthor
  isMine: boolean
  startsGroup: boolean
  contact: Contact | null
  /** The message it answers, where that is loaded. */
  quoted: Message | null
  /** Nothing can be said or changed here any more. */
  isClosed: boolean
  /** It has just come in. */
  isArriving: boolean
  /** What its menu lists. */
  itemsOf: ReturnType<typeof useMessageItems>
  onRetry: (id: string) => void
  onDiscard: (id: string) => void
}

/** A message of the thread with what can be done with it; drawn again only when it changes. */
export const ThreadMessage = memo(function ThreadMessage(props: ThreadMessageProps) {
  const { message, author, isMine, contact, quoted, isClosed, itemsOf } = props
  const t = useTranslations('message')
  const say = useTroubleText()
  const { me, nameOf } = usePeople()
  const { client } = useParley()
  const { editing, reply, quote, linkTo, jump, write } = useThreadTools()
  const { editMessage, deleteMessage, reactToMessage } = useActions()
  const offerUndo = useOfferUndo()
  const tBulk = useTranslations('bulk')
  const isEditing = useIsEditing(message.id)
  const [shows, setShows] = useState<'versions' | 'delete' | 'emoji' | null>(null)
  // One pointed at it, or came to it by the keyboard: until then it is drawn without what is seen only then.
  const [isNear, setNear] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const [refused, setRefused] = useState<string | null>(null)
  const { id, body, kind, deletedAt, editedAt, reactions } = message
  const isSaid = message.state === 'sent' && !deletedAt && kind !== 'activity'
  const mayDelete = isSaid && (isMine || me.role !== 'agent')
  const mayEdit = isSaid && isMine && !isClosed

  const tell = (trouble: Trouble) => setProblem(say(trouble))
  const leave = () => {
    editing.set(null)
    write()
  }
  const onSave = (next: string) => {
    leave()
    setProblem(null)
    setRefused(null)
    if (next === body) return
    // What was written is not lost with the refusal.
    const done = editMessage(id, next)
    offerUndo({ title: tBulk('edited'), done, undo: () => editMessage(id, body) })
    done.catch((trouble: Trouble) => {
      tell(trouble)
      setRefused(next)
      editing.set(id)
    })
  }
  const onReact = (emoji: string, on: boolean) => {
    setProblem(null)
    reactToMessage(id, emoji, on).catch(tell)
  }
  const may = { answer: isSaid && !isClosed, copy: isSaid && body.trim() !== '' }
  const copy = (text: string) => void navigator.clipboard?.writeText(text)
  const deeds: MessageDeeds = {
    ...(may.answer && {
      'message.reply': () => reply(message),
      'message.react': () => setShows('emoji'),
    }),
    ...(may.answer && may.copy && { 'message.quote': () => quote(message) }),
    ...(may.copy && { 'message.copy': () => copy(plainOf(body, nameOf)) }),
    ...(isSaid && { 'message.link': () => copy(linkTo(message)) }),
    ...(mayEdit && { 'message.edit': () => editing.set(id) }),
    ...(editedAt && isSaid && { 'message.versions': () => setShows('versions') }),
    ...(mayDelete && { 'message.delete': () => setShows('delete') }),
  }
  useDeeds(id, deeds)
  const name = author.name ?? t('someone')
  return (
    <>
      <MessageBubble
        message={message}
        author={author}
        isMine={isMine}
        startsGroup={props.startsGroup}
        state={message.state}
        problem={message.error && say(message.error)}
        isArriving={props.isArriving}
        onNear={isNear ? undefined : () => setNear(true)}
        onHurry={message.state === 'sending' && message.error ? client.retryNow : undefined}
        nameOf={nameOf}
        me={me.userId}
        onRetry={props.onRetry}
        onDiscard={props.onDiscard}
        who={() => <ReadBy message={message} contact={contact} />}
        onEdited={editedAt ? () => setShows('versions') : undefined}
        quote={
          message.replyTo && (
            <Quote messageId={message.replyTo} contact={contact} held={quoted} onJump={jump} />
          )
        }
        editor={
          isEditing && mayEdit ? (
            <EditBox
              body={refused ?? body}
              problem={problem}
              onSave={onSave}
              onCancel={() => {
                setRefused(null)
                setProblem(null)
                leave()
              }}
            />
          ) : undefined
        }
        actions={
          isSaid && !isEditing ? (
            <MessageActions
              label={name}
              items={() => itemsOf(deeds)}
              isNear={isNear || shows === 'emoji'}
              onReply={isClosed ? undefined : () => reply(message)}
              isPinned={shows === 'emoji'}
              react={
                !isClosed && (
                  <EmojiButton
                    label={t('react')}
                    onPick={(emoji) => onReact(emoji, true)}
                    isOpen={shows === 'emoji'}
                    onOpenChange={(is) => setShows(is ? 'emoji' : null)}
                    isSkipped
                  />
                )
              }
            />
          ) : undefined
        }
        attachments={
          message.attachments.length > 0 && (
            <MessageAttachments
              attachments={message.attachments}
              isSent={message.state === 'sent'}
            />
          )
        }
        below={
          <>
            {reactions.length > 0 && (
              <Reactions reactions={reactions} contact={contact} onReact={onReact} />
            )}
            {problem && !isEditing && (
              <p role="alert" className="mt-0.5 text-[12px] text-danger">
                {problem}
              </p>
            )}
          </>
        }
      />
      {shows === 'versions' && !deletedAt && (
        <VersionsDialog message={message} onClose={() => setShows(null)} />
      )}
      {shows === 'delete' && (
        <DeleteDialog
          isOpen
          onOpenChange={(is) => !is && setShows(null)}
          onDelete={() => void deleteMessage(id).catch(tell)}
        />
      )}
    </>
  )
})

/** As it was typed, with names for those who are mentioned. */
function plainOf(body: string, nameOf: (userId: string) => string | null): string {
  return body.replace(/<@([0-9a-f-]{36})>/gi, (mark) => plainText(mark, nameOf))
}
