/** What is being written with words of another message below it, as Markdown quotes them. */
export function quoteInto(text: string, words: string): string {
  const quoted = words
    .trim()
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n')
  const before = text.trim() === '' ? '' : `${text.trimEnd()}\n\n`
  return `${before}${quoted}\n\n`
}
