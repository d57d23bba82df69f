import type { Block, Inline } from './words.ts'

/** A message that was read, in one line without its marks. */
export function lineOf(
  blocks: readonly Block[],
  nameOf: (userId: string) => string | null,
): string {
  return blocks
    .map((block) => blockText(block, nameOf))
    .join(' ')
    .replace(/\s+/gu, ' ')
    .trim()
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
