'use client'
import { heldKeys } from '@parley/ui'
import { useEffect, useRef } from 'react'
import { chordOf } from './chordOf.ts'
import { useKeymap } from './keymap.ts'
import { preparedActions } from './preparedActions.ts'
import { useScene } from './SceneProvider.tsx'

/** After so long a key begins anew instead of going on. */
const pauseMs = 1200

/** Does what a key stands for, outside of boxes, menus and dialogs. */
export function useActionKeys(): void {
  const read = useScene()
  const keymap = useKeymap()
  const begun = useRef({ keys: '', at: 0 })
  useEffect(() => {
    let isGone = false
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const chord = chordOf(event)
      if (chord === null) return
      const { keys, at } = begun.current
      const pressed = keys !== '' && Date.now() - at < pauseMs ? `${keys} ${chord}` : chord
      begun.current = { keys: '', at: 0 }
      if (isTaken(event, chord)) return
      if (heldKeys.keep(event.key)) return event.preventDefault()
      if (preparedActions.get()) return void (act(pressed) && event.preventDefault())
      // What is typed until it is known what this stands for belongs to what it opens.
      const done = heldKeys.wait()
      void preparedActions.prepare().then(() => {
        done()
        if (!isGone) act(pressed)
      })
    }
    /** Whether the keys stand for anything. */
    const act = (pressed: string): boolean => {
      begun.current = { keys: '', at: 0 }
      const action = preparedActions.get()?.(pressed, keymap)
      if (!action) return false
      if (action === 'begins') begun.current = { keys: pressed, at: Date.now() }
      else {
        const scene = read()
        if (action.may && !action.may(scene)) return false
        action.run(scene)
      }
      return true
    }
    window.addEventListener('keydown', onKey)
    return () => {
      isGone = true
      window.removeEventListener('keydown', onKey)
    }
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
