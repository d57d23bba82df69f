import { late } from './late.ts'

export const Palette = late(() => import('../palette/Palette.tsx').then((part) => part.Palette), {
  takesKeys: true,
})
