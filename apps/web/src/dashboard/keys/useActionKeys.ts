'use client'
import { heldKeys } from '@parley/ui'
import { useEffect, useRef } from 'react'
import { chordOf } from './chordOf.ts'
import { findAction } from './findAction.ts'
import { useKeymap } from './keymap.ts'
import { useScene } from './SceneProvider.tsx'

/** After so long a key begins anew instead of going on. */
const pauseMs = 1200

/** Does what a key stands for, outside of boxes, menus and dialogs. */
export function useActionKeys(): void {
  const read = useScene()
  const keymap = useKeymap()
  const begun = useRef({ keys: '', at: 0 })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const chord = chordOf(event)
      if (chord === null) return
      const { keys, at } = begun.current
      const isGoingOn = keys !== '' && Date.now() - at < pauseMs
      begun.current = { keys: '', at: 0 }
      if (isTaken(event, chord)) return
      if (heldKeys.keep(event.key)) return event.preventDefault()
      const pressed = isGoingOn ? `${keys} ${chord}` : chord
      const action = findAction(pressed, keymap)
      if (!action) return
      if (action === 'begins') begun.current = { keys: pressed, at: Date.now() }
      else {
        const scene = read()
        if (action.may && !action.may(scene)) return
        action.run(scene)
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [read, keymap])
}

/** Where a key has a meaning of its own: letters in a box, Enter on a button, all in menus and dialogs. */
function isTaken({ target, key }: KeyboardEvent, chord: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('[role=menu],[role=dialog],[role=alertdialog]')) return true
  if (key === 'Escape' || chord.startsWith('Mod+')) return false
  if (key === 'Enter' && target.closest('a,button,[role=button],summary')) return true
  return target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName)
}
