'use client'
import type { Conversation } from '@parley/contract'
import { useParley } from '@parley/client/react'
import { createContext, useContext, useEffect, useMemo, useRef } from 'react'
import type { ReactNode, RefObject } from 'react'
import { useChange, useUndoLast } from '../bulk/Changes.tsx'
import { usePeople } from '../People.tsx'
import { numberOf } from '../place.ts'
import { pointedMessage } from '../thread/pointedMessage.ts'
import type { UsedPlace } from '../usePlace.ts'
import { pointedOf } from './pointedOf.ts'
import type { Parts, Scene } from './Scene.ts'

/** The screen as it is now; about these rows, where they are given. */
export type ReadScene = (about?: readonly Conversation[]) => Scene

/** For so long the address may not be what was asked for last. */
const goingMs = 500

interface Stage {
  parts: RefObject<Partial<Parts>>
  read: ReadScene
}
const Context = createContext<Stage | null>(null)

/** Brings together what the parts of the screen offer to actions. */
export function SceneProvider({ place, children }: { place: UsedPlace; children: ReactNode }) {
  const parts = useRef<Partial<Parts>>({})
  const { mirror } = useParley().account
  const { me } = usePeople()
  const ask = useChange()
  const undo = useUndoLast()
  const { go, slug } = place
  const stage = useMemo((): Stage => {
    // The router may put back the address of a moment ago while keys follow each other.
    let gone = { number: null as number | null, at: 0 }
    const goOn: typeof go = (change, how) => {
      if (change.number !== undefined) gone = { number: change.number, at: Date.now() }
      go(change, how)
    }
    const read: ReadScene = (given) => {
      const { rows = [], selection = null } = parts.current.list ?? {}
      // The address of this moment: what is drawn comes a moment after a key.
      const isGoing = Date.now() - gone.at < goingMs
      const number = isGoing ? gone.number : numberOf(window.location.pathname)
      const open =
        number === null
          ? null
          : (rows.find((row) => row.number === number) ?? mirror.findConversation({ number }))
      const isChosen = !given && selection?.isActive === true
      const single = open ?? pointedOf(rows)
      const about = given ?? (isChosen ? selection.chosen : single ? [single] : [])
      const isAll = isChosen && selection.isAll
      return {
        place: { go: goOn, slug },
        me,
        rows,
        open,
        message: parts.current.thread?.deedsOf(pointedMessage() ?? '') ?? null,
        about,
        isAll,
        selection,
        parts: parts.current,
        undo,
        change(patch) {
          ask(isChosen ? selection.target() : { ids: about.map(({ id }) => id) }, patch)
          // What matches then is something else than what was chosen.
          if (isAll) selection.clear()
        },
      }
    }
    return { parts, read }
  }, [mirror, me, ask, undo, go, slug])
  return <Context value={stage}>{children}</Context>
}

function useStage(): Stage {
  const stage = useContext(Context)
  if (!stage) throw new Error('Actions belong below SceneProvider.')
  return stage
}

export function useScene(): ReadScene {
  return useStage().read
}

/** Offers a part of the screen to actions while it is drawn. */
export function useOffer<Name extends keyof Parts>(
  name: Name,
  part: Parts[Name] | undefined,
): void {
  const { parts } = useStage()
  useEffect(() => {
    const offered = parts.current
    if (part) offered[name] = part
    return () => {
      if (offered[name] === part) delete offered[name]
    }
  })
}
