import { late } from './late.ts'

export const RowMenuItems = late(() =>
  import('../palette/RowMenuItems.tsx').then((part) => part.RowMenuItems),
)
