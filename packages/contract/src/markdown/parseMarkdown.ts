import { Lexer } from 'marked'
import type { Token, Tokens } from 'marked'
import { MessageTokenizer } from './MessageTokenizer.ts'
import { safeHref } from './safeHref.ts'
import type { Block, Inline } from './words.ts'

/** Runs that cost the parser the square of their length: such a text is no prose. */
const endless = /\S{2000}|[^\S\n]{500}/

/** What a message says: the one reading of its Markdown, for the thread, lists and notifications. */
export function parseMarkdown(body: string): Block[] {
  if (endless.test(body)) return asTyped(body)
  try {
    const lexer = new Lexer({ gfm: true, breaks: true, tokenizer: new MessageTokenizer() })
    return blocksOf(lexer.lex(body))
  } catch {
    // Whatever a text does to the parser: it is still a text.
    return asTyped(body)
  }
}

function asTyped(text: string): Block[] {
  return [{ type: 'paragraph', inlines: [{ type: 'text', text }] }]
}

function blocksOf(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = []
  let isBroken = true
  for (const token of tokens) {
    const block = blockOf(token)
    const last = blocks.at(-1)
    // Lines that another dialect would part are one paragraph here.
    if (block?.type === 'paragraph' && last?.type === 'paragraph' && !isBroken)
      last.inlines.push({ type: 'break' }, ...block.inlines)
    else if (block) blocks.push(block)
    isBroken = token.type === 'space' || /\n[ \t]*\n\s*$/.test(token.raw)
  }
  return blocks
}

function blockOf(token: Token): Block | null {
  switch (token.type) {
    case 'space':
    case 'checkbox':
      return null
    case 'code':
      return { type: 'code', text: (token as Tokens.Code).text }
    case 'blockquote':
      return { type: 'quote', blocks: blocksOf((token as Tokens.Blockquote).tokens) }
    case 'list':
      return listOf(token as Tokens.List)
    default:
      return { type: 'paragraph', inlines: inlinesOf(token) }
  }
}

function listOf({ start, ordered, items }: Tokens.List): Block {
  return {
    type: 'list',
    start: ordered ? Number(start) : null,
    items: items.map((item) => {
      const blocks = blocksOf(item.tokens)
      return item.task ? ticked(item.checked === true, blocks) : blocks
    }),
  }
}

function ticked(isDone: boolean, blocks: Block[]): Block[] {
  const [first, ...rest] = blocks
  const box: Inline = { type: 'text', text: isDone ? '☑ ' : '☐ ' }
  if (first?.type !== 'paragraph') return [{ type: 'paragraph', inlines: [box] }, ...blocks]
  return [{ ...first, inlines: [box, ...first.inlines] }, ...rest]
}

function inlinesOf(token: Token): Inline[] {
  const { tokens } = token as { tokens?: Token[] }
  return tokens ? tokens.flatMap(inlineOf) : [{ type: 'text', text: token.raw }]
}

function inlineOf(token: Token): Inline[] {
  switch (token.type) {
    case 'br':
      return [{ type: 'break' }]
    case 'codespan':
      return [{ type: 'code', text: (token as Tokens.Codespan).text }]
    case 'strong':
      return [{ type: 'strong', inlines: inlinesOf(token) }]
    case 'em':
      return [{ type: 'emphasis', inlines: inlinesOf(token) }]
    case 'del':
      return [{ type: 'strike', inlines: inlinesOf(token) }]
    case 'link':
      return linkOf(token as Tokens.Link)
    case 'mention':
      return [{ type: 'mention', userId: (token as Tokens.Generic)['text'] as string }]
    case 'escape':
      return [{ type: 'text', text: (token as Tokens.Escape).text }]
    case 'text':
      return inlinesOf(token)
    case 'checkbox':
      return []
    default:
      return [{ type: 'text', text: token.raw }]
  }
}

function linkOf(token: Tokens.Link): Inline[] {
  const href = safeHref(token.href)
  if (href === null) return [{ type: 'text', text: token.raw }]
  return [{ type: 'link', href, inlines: inlinesOf(token) }]
}
