import { late } from './late.ts'

export const SelectionBar = late(() =>
  import('../bulk/SelectionBar.tsx').then((part) => part.SelectionBar),
)
