import { late } from './late.ts'

export const ConnectionFacts = late(() =>
  import('../connection/ConnectionFacts.tsx').then((part) => part.ConnectionFacts),
)
