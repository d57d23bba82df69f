import { late } from './late.ts'

export const HelpDialog = late(
  () => import('../keys/HelpDialog.tsx').then((part) => part.HelpDialog),
  {
    takesKeys: true,
  },
)
