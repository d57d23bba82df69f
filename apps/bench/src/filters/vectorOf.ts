/** to_tsvector('simple', …) of plain lower-case words, as text; the builder compares a sample. */
export function vectorOf(words: readonly string[]): string {
  let text = ''
  for (let at = 0; at < words.length; at += 1) text += `'${words[at]!}':${at + 1} `
  return text
}
