import { parseMarkdown } from '@parley/contract/markdown'
import type { Block, Inline } from '@parley/contract/markdown'
import { Fragment, memo, useMemo } from 'react'
import type { ReactNode } from 'react'
import { cn } from './cn.ts'

export interface MentionNames {
  /** What a mentioned person is called; null for who is not known. */
  nameOf(userId: string): string | null
  /** Who reads: their own name stands out. */
  me: string | null
}

interface MessageTextProps extends MentionNames {
  body: string
}

/** A message's words with their Markdown drawn. Everything in it is text: nothing in it can run. */
export const MessageText = memo(function MessageText({ body, nameOf, me }: MessageTextProps) {
  const blocks = useMemo(() => blocksOf(body), [body])
  return (
    <div className="flex min-w-0 flex-col gap-2 [overflow-wrap:anywhere]">
      {blocks.map((block, index) => (
        <BlockView key={index} block={block} nameOf={nameOf} me={me} />
      ))}
    </div>
  )
})

/** Read once: who comes back to a conversation reads the same words. */
const read = new Map<string, Block[]>()
const mostRead = 1000
/** Longer ones are few, and would be kept at a price. */
const longestRead = 4000

function blocksOf(body: string): Block[] {
  const known = read.get(body)
  if (known) return known
  const blocks = parseMarkdown(body)
  if (body.length > longestRead) return blocks
  if (read.size >= mostRead) read.delete(read.keys().next().value!)
  read.set(body, blocks)
  return blocks
}

function BlockView({ block, ...names }: { block: Block } & MentionNames): ReactNode {
  switch (block.type) {
    case 'paragraph':
      return (
        <p dir="auto" className="whitespace-pre-wrap">
          <Inlines inlines={block.inlines} {...names} />
        </p>
      )
    case 'code':
      return (
        <pre
          dir="auto"
          tabIndex={0}
          className="max-h-96 max-w-full overflow-auto rounded-md bg-current/10 px-2.5 py-1.5 font-mono text-[13px] [overflow-wrap:normal]"
        >
          <code>{block.text}</code>
        </pre>
      )
    case 'quote':
      return (
        <blockquote className="flex min-w-0 flex-col gap-2 border-l-2 border-current/40 pl-2.5">
          {block.blocks.map((one, index) => (
            <BlockView key={index} block={one} {...names} />
          ))}
        </blockquote>
      )
    case 'list':
      return <ListView block={block} {...names} />
  }
}

function ListView({
  block: { start, items },
  ...names
}: { block: Extract<Block, { type: 'list' }> } & MentionNames) {
  const List = start === null ? 'ul' : 'ol'
  return (
    <List
      dir="auto"
      {...(start !== null && { start })}
      className={cn('flex flex-col gap-0.5 ps-6', start === null ? 'list-disc' : 'list-decimal')}
    >
      {items.map((item, index) => (
        <li key={index}>
          {item.map((one, at) => (
            <BlockView key={at} block={one} {...names} />
          ))}
        </li>
      ))}
    </List>
  )
}

function Inlines({ inlines, ...names }: { inlines: Inline[] } & MentionNames) {
  return inlines.map((inline, index) => (
    <Fragment key={index}>
      <InlineView inline={inline} {...names} />
    </Fragment>
  ))
}

function InlineView({ inline, ...names }: { inline: Inline } & MentionNames): ReactNode {
  switch (inline.type) {
    case 'text':
      return inline.text
    case 'break':
      return '\n'
    case 'code':
      return (
        <code className="rounded bg-current/10 px-1 py-px font-mono text-[0.92em]">
          <bdi>{inline.text}</bdi>
        </code>
      )
    case 'strong':
      return (
        <strong className="font-semibold">
          <Inlines inlines={inline.inlines} {...names} />
        </strong>
      )
    case 'emphasis':
      return (
        <em>
          <Inlines inlines={inline.inlines} {...names} />
        </em>
      )
    case 'strike':
      return (
        <s>
          <Inlines inlines={inline.inlines} {...names} />
        </s>
      )
    case 'link':
      return (
        <a
          href={inline.href}
          title={inline.href}
          target="_blank"
          rel="noopener noreferrer"
          className="underline underline-offset-2"
        >
          <bdi>
            <Inlines inlines={inline.inlines} {...names} />
          </bdi>
        </a>
      )
    case 'mention':
      return <Mention userId={inline.userId} {...names} />
  }
}

function Mention({ userId, nameOf, me }: { userId: string } & MentionNames) {
  return (
    <bdi
      data-mention={userId}
      className={cn(
        'rounded px-1 py-px font-medium',
        userId === me ? 'bg-mark text-text' : 'bg-current/15',
      )}
    >
      @{nameOf(userId) ?? '…'}
    </bdi>
  )
}
