import { late } from './late.ts'

export const MessageHits = late(() =>
  import('../search/MessageHits.tsx').then((part) => part.MessageHits),
)
