/** What is being named at the cursor, from its sign on. */
export interface Token {
  kind: 'mention' | 'emoji' | 'canned'
  /** Where its sign stands. */
  from: number
  to: number
  query: string
}

const patterns: [Token['kind'], RegExp][] = [
  // A shortcut stands where a line begins: dates and paths hold slashes too.
  ['canned', /(?:^|\n)(\/)([^\n/]{0,40})$/],
  ['emoji', /(?:^|[\s([{])(:)([\p{L}\d+][\p{L}\d_+-]{1,29}:?)$/u],
  // The last, as names hold blanks: what follows a whole name still looks like one.
  ['mention', /(?:^|[\s([{"'])(@)([^\n@]{0,40})$/],
]

/** What the cursor stands behind, if it is something that can be completed. */
export function tokenAt(text: string, cursor: number): Token | null {
  const before = text.slice(Math.max(0, cursor - 60), cursor)
  for (const [kind, pattern] of patterns) {
    const found = pattern.exec(before)
    if (!found) continue
    const query = found[2]!
    return { kind, from: cursor - query.length - 1, to: cursor, query }
  }
  return null
}
