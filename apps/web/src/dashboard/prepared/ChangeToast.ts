import { lazily } from '@parley/ui'

export const ChangeToast = lazily(() =>
  import('../bulk/ChangeToast.tsx').then((part) => part.ChangeToast),
)
