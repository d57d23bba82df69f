import { lazily } from '@parley/ui'

export const HelpDialog = lazily(
  () => import('../keys/HelpDialog.tsx').then((part) => part.HelpDialog),
  {
    takesKeys: true,
  },
)
