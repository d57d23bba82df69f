import { hasMarks } from '@parley/contract'
import type { Conversation } from '@parley/contract'
import { parseMarkdown } from '@parley/contract/markdown'
import type { Reading } from '../dashboard/words/readings.ts'
import type { Answer } from './serverApi.ts'

/** What the last messages of the lists mean, where they have marks: the page comes without the parser. */
export function readingsOf(answers: readonly Answer[]): Reading[] {
  return answers.flatMap(([, data]) => {
    const { items } = data as { items?: Partial<Conversation>[] }
    const bodies = (items ?? []).map(({ lastMessage }) => lastMessage?.body ?? '')
    return bodies.filter(hasMarks).map((body) => [body, parseMarkdown(body)] as const)
  })
}
