import { lazily } from '@parley/ui'

export const MessageHits = lazily(() =>
  import('../search/MessageHits.tsx').then((part) => part.MessageHits),
)
