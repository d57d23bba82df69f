import { Tokenizer } from 'marked'
import type { Tokens } from 'marked'

/** Quotes in quotes, lists in lists and emphasis in emphasis go this deep; what is deeper is text. */
const deepest = 6
const mention = /^<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/i

/**
 * The part of Markdown that messages have. HTML, images, tables, headings, rules and references are
 * not: they stay as they were typed.
 */
export class MessageTokenizer extends Tokenizer {
  #depth = 0

  override html(): undefined {}
  override def(): undefined {}
  override table(): undefined {}
  override heading(): undefined {}
  override lheading(): undefined {}
  override hr(): undefined {}
  override code(): undefined {}

  /** Where HTML would begin is where a mention may. */
  override tag(src: string): Tokens.Tag | undefined {
    const found = mention.exec(src)
    if (!found) return undefined
    const token = { type: 'mention', raw: found[0], text: found[1]!.toLowerCase() }
    return token as unknown as Tokens.Tag
  }

  override blockquote(src: string) {
    return this.#deeper(() => super.blockquote(src))
  }
  override list(src: string) {
    return this.#deeper(() => super.list(src))
  }
  override emStrong(...given: Parameters<Tokenizer['emStrong']>) {
    return this.#deeper(() => super.emStrong(...given))
  }
  override del(...given: Parameters<Tokenizer['del']>) {
    return this.#deeper(() => super.del(...given))
  }
  override link(src: string) {
    return this.#deeper(() => super.link(src))
  }

  /** A text of ten thousand `>` would take the stack otherwise. */
  #deeper<T>(read: () => T | undefined): T | undefined {
    if (this.#depth >= deepest) return undefined
    this.#depth += 1
    try {
      return read()
    } finally {
      this.#depth -= 1
    }
  }
}
