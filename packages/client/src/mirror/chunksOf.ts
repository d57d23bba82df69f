import { limits, measureFilter, normaliseFilter, printAddress } from '@parley/contract'
import type { ConversationFilter, Filter } from '@parley/contract'

/** What a count is known by, whoever asks for it and in whatever company. */
export function nameOfFilter(filter: ConversationFilter): string {
  return printAddress({ filter: normaliseFilter(filter) })
}

/**
 * Filters as conversations.counts takes them, each once, at most twenty together. Their order is not
 * the asker's: a list that is rearranged asks for nothing new. One the server would refuse is left
 * out, or it would take the others along.
 */
export function chunksOf(filters: readonly ConversationFilter[]): Filter[][] {
  const byName = new Map(filters.filter(isTaken).map((one) => [nameOfFilter(one), one]))
  const names = [...byName.keys()].toSorted()
  const chunks: Filter[][] = []
  for (let at = 0; at < names.length; at += limits.counts)
    chunks.push(
      names.slice(at, at + limits.counts).map((name) => normaliseFilter(byName.get(name))),
    )
  return chunks
}

function isTaken(filter: ConversationFilter): boolean {
  const { depth, terms } = measureFilter(filter)
  return depth <= limits.filterDepth && terms <= limits.filterTerms
}
