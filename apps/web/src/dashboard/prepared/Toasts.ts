import { late } from './late.ts'

export const Toasts = late(() => import('../bulk/Toasts.tsx').then((part) => part.Toasts))
