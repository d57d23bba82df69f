import { late } from './late.ts'

export const SearchHints = late(() =>
  import('../filter/SearchHints.tsx').then((part) => part.SearchHints),
)
