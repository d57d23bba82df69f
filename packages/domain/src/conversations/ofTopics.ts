import { holdsAny } from './facets.ts'
import type { Asker } from './Asked.ts'
import type { Narrow } from './joinNarrows.ts'
import { shareOf } from './shareOf.ts'

/** A conversation's own topic is of one row: only what inboxes, teams and people hold is counted. */
export function ofTopics(asked: Asker, topics: readonly string[]): Narrow {
  const named = topics.map((topic) => `topic=${topic}`)
  const counted = named.filter((name) => !name.startsWith('topic=conversation:'))
  return {
    where: holdsAny(asked.by.accountId, named),
    share: shareOf(asked, counted),
    isFacet: true,
  }
}
