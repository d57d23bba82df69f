import { lazily } from '@parley/ui'

export const SelectionBar = lazily(() =>
  import('../bulk/SelectionBar.tsx').then((part) => part.SelectionBar),
)
