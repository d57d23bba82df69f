import { parseMarkdown } from './parseMarkdown.ts'
import type { Block, Inline } from './words.ts'

/** As many people one message can call. */
const most = 50

/** The userIds a message mentions, each once, in the order of the text; what is code mentions nobody. */
export function mentionsOf(body: string): string[] {
  if (!body.includes('<@')) return []
  const found = new Set<string>()
  for (const block of parseMarkdown(body)) inBlock(block, found)
  return [...found].slice(0, most)
}

/** How a mention stands in a body. */
export function mentionMark(userId: string): string {
  return `<@${userId}>`
}

function inBlock(block: Block, found: Set<string>): void {
  if (block.type === 'paragraph') for (const inline of block.inlines) inInline(inline, found)
  if (block.type === 'quote') for (const one of block.blocks) inBlock(one, found)
  if (block.type === 'list') for (const one of block.items.flat()) inBlock(one, found)
}

function inInline(inline: Inline, found: Set<string>): void {
  if (inline.type === 'mention') found.add(inline.userId)
  if ('inlines' in inline) for (const one of inline.inlines) inInline(one, found)
}
