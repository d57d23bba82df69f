'use client'
import { useEffect, useReducer } from 'react'
import type { ComponentType } from 'react'
import { heldKeys } from './heldKeys.ts'

/** A part whose code comes with its first use, or earlier where `prepare` is called in a quiet moment. */
export type Lazily<P> = ComponentType<P> & { prepare: () => Promise<void> }

interface LazilyOptions {
  /** Stands there until it comes. */
  Meanwhile?: ComponentType
  /** It takes what is typed as soon as it was asked for. */
  takesKeys?: boolean
}

/**
 * A part that is drawn once somebody asks for it. Unlike a suspended one it appears in the very
 * moment its code is there, and at once when it was prepared. Nothing of it is drawn by a server.
 */
export function lazily<P extends object>(
  load: () => Promise<ComponentType<P>>,
  { Meanwhile, takesKeys = false }: LazilyOptions = {},
): Lazily<P> {
  let part: ComponentType<P> | null = null
  let coming: Promise<void> | null = null
  const fetch = () =>
    (coming ??= load().then(
      (come) => {
        part = come
      },
      // Asked for again as soon as anything of it changes.
      () => {
        coming = null
      },
    ))
  function Part(props: P) {
    const [, draw] = useReducer((times: number) => times + 1, 0)
    const Come = part
    useEffect(() => (Come || !takesKeys ? undefined : heldKeys.wait()), [Come])
    useEffect(() => {
      if (Come) return
      let isGone = false
      void fetch().then(() => !isGone && part && draw())
      return () => {
        isGone = true
      }
    })
    if (Come) return <Come {...props} />
    return Meanwhile ? <Meanwhile /> : null
  }
  return Object.assign(Part, { prepare: fetch })
}
