export interface Emoji {
  text: string
  /** In the reader's language. */
  label: string
  /** What it is found by besides, folded. */
  words: string
  /** What stands between colons, the best first. */
  codes: string[]
  group: number
}

/** As the package tells of one. */
interface CompactEmoji {
  unicode: string
  label: string
  hexcode: string
  tags?: string[]
  /** Missing for parts of emoji; 2 for colours of skin. */
  group?: number
  order?: number
}

/** By language: asked for once, when the first emoji is wanted. */
const loading = new Map<string, Promise<Emoji[]>>()

/** Every emoji in its usual order. Some 100 KB, of our own server, loaded when it is first needed. */
export function loadEmoji(language: string): Promise<Emoji[]> {
  const known = loading.get(language)
  if (known) return known
  const asked = read(language)
  loading.set(language, asked)
  // Another attempt may succeed.
  asked.catch(() => loading.delete(language))
  return asked
}

async function read(language: string): Promise<Emoji[]> {
  const [named, codes] = await Promise.all([
    language === 'fr'
      ? import('emojibase-data/fr/compact.json')
      : import('emojibase-data/en/compact.json'),
    import('emojibase-data/en/shortcodes/github.json'),
  ])
  const codesOf = codes.default as Record<string, string | string[]>
  const all = named.default as unknown as CompactEmoji[]
  return all
    .filter(({ group }) => group !== undefined && group !== 2)
    .sort((a, b) => (a.order ?? 0) - (b.order ?? 0))
    .map(({ unicode, label, tags = [], hexcode, group }) => {
      const short = [codesOf[hexcode] ?? []].flat()
      const words = foldWord([label, ...tags, ...short].join(' '))
      return { text: plainest(unicode), label, words, codes: short, group: group! }
    })
}

/** What is an emoji by itself needs no mark that says so: two people who choose it choose the same. */
function plainest(text: string): string {
  return text.replace(/^(\p{Emoji_Presentation})\ufe0f$/u, '$1')
}

/** Case and accents off, as people type them. */
export function foldWord(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
}

/** Those whose words begin with all that was typed; whole shortcodes first. */
export function findEmoji(all: readonly Emoji[], typed: string, most: number): Emoji[] {
  const parts = foldWord(typed)
    .split(/[\s_]+/)
    .filter(Boolean)
  if (parts.length === 0) return all.slice(0, most)
  const code = typed.toLowerCase()
  const rank = ({ codes }: Emoji) =>
    codes.includes(code) ? 0 : codes.some((one) => one.startsWith(code)) ? 1 : 2
  return all
    .filter(({ words }) => parts.every((part) => wordStarts(words, part)))
    .map((emoji, index) => ({ emoji, index, rank: rank(emoji) }))
    .sort((a, b) => a.rank - b.rank || a.index - b.index)
    .slice(0, most)
    .map(({ emoji }) => emoji)
}

function wordStarts(words: string, part: string): boolean {
  for (let at = words.indexOf(part); at >= 0; at = words.indexOf(part, at + 1))
    if (at === 0 || /[\s_\-+]/.test(words[at - 1]!) || part.startsWith('+')) return true
  return false
}
