import { lazily } from '@parley/ui'

export const FieldEditor = lazily(
  () => import('../filter/FieldEditor.tsx').then((part) => part.FieldEditor),
  {
    takesKeys: true,
  },
)
