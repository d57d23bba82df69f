/** All words of two catalogues: a room may have some in each. */
export function mergeWords<A extends object, B extends object>(some: A, others: B): A & B {
  const all = { ...some } as Record<string, unknown>
  for (const [name, words] of Object.entries(others)) {
    const held = all[name]
    all[name] = isRoom(held) && isRoom(words) ? mergeWords(held, words) : words
  }
  return all as A & B
}

// A sentence that was read is a list.
function isRoom(words: unknown): words is object {
  return typeof words === 'object' && words !== null && !Array.isArray(words)
}
