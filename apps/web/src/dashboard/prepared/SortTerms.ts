import { lazily } from '@parley/ui'

export const SortTerms = lazily(() =>
  import('../filter/SortTerms.tsx').then((part) => part.SortTerms),
)
