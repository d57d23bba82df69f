import { late } from './late.ts'

export const FilterPages = late(
  () => import('../filter/FilterPages.tsx').then((part) => part.FilterPages),
  {
    takesKeys: true,
  },
)
