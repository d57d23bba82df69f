import { lazily } from '@parley/ui'

export const RowMenuItems = lazily(() =>
  import('../palette/RowMenuItems.tsx').then((part) => part.RowMenuItems),
)
