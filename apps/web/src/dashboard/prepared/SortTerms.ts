import { late } from './late.ts'

export const SortTerms = late(() =>
  import('../filter/SortTerms.tsx').then((part) => part.SortTerms),
)
