'use client'
import type { Lazily } from '@parley/ui'
import { useState } from 'react'
import type { ComponentType } from 'react'
import { useIsDrawn } from '../useIsDrawn.ts'

/** A part the server draws where the page begins with it, and that else is fetched in a quiet moment. */
export function drawnOrLate<P extends object>(Drawn: ComponentType<P>, Late: Lazily<P>): Lazily<P> {
  function DrawnOrLate(props: P) {
    // What the server drew comes to life with all of the page: later, it would not be what is there.
    const isDrawn = useIsDrawn()
    const [{ Part }] = useState(() => ({ Part: isDrawn ? Drawn : Late }))
    return <Part {...props} />
  }
  return Object.assign(DrawnOrLate, { prepare: Late.prepare })
}
