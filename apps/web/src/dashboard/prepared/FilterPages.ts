import { lazily } from '@parley/ui'

export const FilterPages = lazily(
  () => import('../filter/FilterPages.tsx').then((part) => part.FilterPages),
  {
    takesKeys: true,
  },
)
