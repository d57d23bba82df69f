import { lazily } from '@parley/ui'

export const SearchHints = lazily(() =>
  import('../filter/SearchHints.tsx').then((part) => part.SearchHints),
)
