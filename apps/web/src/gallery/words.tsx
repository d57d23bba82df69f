'use client'
import {
  Composer,
  MessageActions,
  MessageBubble,
  MessageText,
  QuoteBlock,
  ReactionRow,
} from '@parley/ui'
import { useState } from 'react'
import { long, message } from './samples.ts'

const nothing = () => {}
const names = { nameOf: () => 'Bo Nakamura', me: 'ana' }
const ana = { name: 'Ana Ferreira' }
const lea = { name: 'Léa Marchetti' }
const bubble = { ...names, isMine: true, startsGroup: true, state: 'sent' as const, author: ana }
const rich = `**Strong**, *soft*, ~~gone~~, \`code\` and [a link](https://example.test).

> Quoted

1. first
2. second

\`\`\`
a block of code
\`\`\`
`
const reactions = [
  { emoji: '👍', count: 3, isMine: true, names: 'You, Bo, Léa' },
  { emoji: '🎉', count: 1, isMine: false, names: 'Bo' },
]

/** What is said, and where it is written. */
export const words = {
  MessageBubble: () => (
    <div className="-mx-4">
      <MessageBubble
        {...bubble}
        author={lea}
        isMine={false}
        message={message('Do the poles of last year’s tent fit this one?')}
      />
      <MessageBubble {...bubble} message={message('They do.', { delivery: 'sent' })} />
      <MessageBubble
        {...bubble}
        startsGroup={false}
        message={message('Edited since', { editedAt: new Date(), delivery: 'delivered' })}
        onEdited={nothing}
        below={<ReactionRow reactions={reactions} onToggle={nothing} />}
      />
      <MessageBubble {...bubble} state="sending" message={message('On its way')} />
      <MessageBubble
        {...bubble}
        state="failed"
        problem="You may not do this."
        message={message('Refused')}
      />
      <MessageBubble {...bubble} message={message('Among us', { kind: 'note' })} />
      <MessageBubble {...bubble} message={message('', { deletedAt: new Date() })} />
      <MessageBubble
        {...bubble}
        message={message(long)}
        quote={<QuoteBlock name="Léa Marchetti" text="What it answers" onJump={nothing} />}
      />
      <MessageBubble {...bubble} message={message('Ana resolved this', { kind: 'activity' })} />
    </div>
  ),
  MessageText: () => <MessageText {...names} body={rich} />,
  MessageActions: () => (
    <div className="relative mt-6 h-4">
      <MessageActions
        isPinned
        label="Ana Ferreira"
        onReply={nothing}
        items={() => [{ key: 'copy', label: 'Copy', onSelect: nothing }]}
      />
    </div>
  ),
  QuoteBlock: () => (
    <>
      <QuoteBlock name="Léa Marchetti" text="What it answers" onJump={nothing} />
      <QuoteBlock name={null} text="The message was deleted" isGone />
      <QuoteBlock name="Léa Marchetti" text={long} onRemove={nothing} />
    </>
  ),
  ReactionRow: () => <ReactionRow reactions={reactions} onToggle={nothing} />,
  Composer: function ComposerSpecimen() {
    const [text, setText] = useState('')
    const shared = { text, onText: setText, onMode: nothing, onSend: nothing, mayNote: true }
    return (
      <div className="-mx-4">
        <Composer {...shared} mode="reply" />
        <Composer {...shared} mode="note" text="Only we see this." />
        <Composer {...shared} mode="reply" text="A reply" review="Bo answered while you wrote." />
        <Composer {...shared} mode="reply" text="Too long" length={20_000} />
        <Composer {...shared} mode="reply" refusal="This conversation is closed." />
      </div>
    )
  },
}
