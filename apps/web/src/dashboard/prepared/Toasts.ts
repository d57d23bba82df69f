import { lazily } from '@parley/ui'

export const Toasts = lazily(() => import('../bulk/Toasts.tsx').then((part) => part.Toasts))
