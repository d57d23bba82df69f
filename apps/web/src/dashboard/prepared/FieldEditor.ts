import { late } from './late.ts'

export const FieldEditor = late(
  () => import('../filter/FieldEditor.tsx').then((part) => part.FieldEditor),
  {
    takesKeys: true,
  },
)
