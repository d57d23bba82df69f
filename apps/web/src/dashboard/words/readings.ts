import { Store } from '@parley/client'
import { hasMarks, lineOf } from '@parley/contract'
import type { Block } from '@parley/contract'

/** A text, and what it means. */
export type Reading = readonly [body: string, blocks: Block[]]

type NameOf = (userId: string) => string | null

/** As many that the server has read are kept, until the parser is here. */
const most = 200
const read = new Map<string, Block[]>()
const parser = new Store<((body: string) => Block[]) | null>(null)
let coming: Promise<void> | null = null

const blocksOf = (body: string) => read.get(body) ?? parser.get()?.(body)

/**
 * How texts with marks are read before the parser is here: those of the first picture come from the
 * server, and the parser in a quiet moment, or as soon as another one is to be shown.
 */
export const readings = {
  subscribe: parser.subscribe,
  isThere: (): boolean => parser.get() !== null,
  isReadable: (body: string): boolean => parser.get() !== null || read.has(body) || !hasMarks(body),
  keep(all: readonly Reading[]): void {
    if (read.size > most) read.clear()
    for (const [body, blocks] of all) read.set(body, blocks)
  },
  /** In one line without its marks; with them as long as they cannot be read. */
  line(body: string, nameOf: NameOf): string {
    const blocks = hasMarks(body) ? blocksOf(body) : null
    return blocks ? lineOf(blocks, nameOf) : readings.asTyped(body)
  },
  asTyped: (body: string): string => body.replace(/\s+/gu, ' ').trim(),
  /** Fetches the parser. */
  prepare(): Promise<void> {
    return (coming ??= import('@parley/contract/markdown').then(
      ({ parseMarkdown }) => {
        read.clear()
        parser.set(parseMarkdown)
      },
      // Asked for again with the next text.
      () => {
        coming = null
      },
    ))
  },
}
