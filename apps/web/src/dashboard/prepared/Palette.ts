import { lazily } from '@parley/ui'

export const Palette = lazily(() => import('../palette/Palette.tsx').then((part) => part.Palette), {
  takesKeys: true,
})
