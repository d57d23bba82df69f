import type { ReactNode } from 'react'
import { controls } from './controls.tsx'
import { files } from './files.tsx'
import { marks } from './marks.tsx'
import { overlays } from './overlays.tsx'
import { rows } from './rows.tsx'
import { words } from './words.tsx'

type Ui = keyof typeof import('@parley/ui')
/** What packages/ui exports and is drawn. */
type ComponentName = Extract<Ui, Capitalize<Ui>>

/** Each component of packages/ui in every state: the build breaks until a new one is here. */
export const specimens: Record<ComponentName, () => ReactNode> = {
  ...rows,
  ...words,
  ...files,
  ...controls,
  ...marks,
  ...overlays,
}
