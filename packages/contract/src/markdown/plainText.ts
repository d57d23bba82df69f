import { parseMarkdown } from './parseMarkdown.ts'
import type { Block, Inline } from './words.ts'

/** What every mark of Markdown and a mention begin with: text without it is itself. */
const marks = /[*_`~>[<\\\n]|^\s*(?:[-+]|\d+[.)])\s/

/**
 * A message in one line without its marks, for lists and notifications. `nameOf` says what a
 * mentioned person is called; null for who is not known.
 */
export function plainText(body: string, nameOf: (userId: string) => string | null): string {
  const text = marks.test(body)
    ? parseMarkdown(body)
        .map((block) => blockText(block, nameOf))
        .join(' ')
    : body
  return text.replace(/\s+/gu, ' ').trim()
}

type NameOf = (userId: string) => string | null

function blockText(block: Block, nameOf: NameOf): string {
  switch (block.type) {
    case 'paragraph':
      return inlineText(block.inlines, nameOf)
    case 'code':
      return block.text
    case 'quote':
      return block.blocks.map((one) => blockText(one, nameOf)).join(' ')
    case 'list':
      return block.items.map((item, index) => itemText(block.start, index, item, nameOf)).join(' ')
  }
}

function itemText(start: number | null, index: number, item: Block[], nameOf: NameOf): string {
  const text = item.map((one) => blockText(one, nameOf)).join(' ')
  return `${start === null ? '•' : `${start + index}.`} ${text}`
}

function inlineText(inlines: readonly Inline[], nameOf: NameOf): string {
  return inlines.map((inline) => textOf(inline, nameOf)).join('')
}

function textOf(inline: Inline, nameOf: NameOf): string {
  switch (inline.type) {
    case 'text':
    case 'code':
      return inline.text
    case 'break':
      return ' '
    case 'mention':
      return `@${nameOf(inline.userId) ?? '…'}`
    case 'strong':
    case 'emphasis':
    case 'strike':
    case 'link':
      return inlineText(inline.inlines, nameOf)
  }
}
