'use client'
import type { Conversation } from '@parley/contract'
import { useState } from 'react'
import { useOffer } from '../keys/SceneProvider.tsx'
import type { PageName } from '../keys/Scene.ts'
import { HelpDialog } from '../prepared/HelpDialog.ts'
import { Palette } from '../prepared/Palette.ts'
import type { UsedPlace } from '../usePlace.ts'

type Shown =
  | {
      type: 'palette'
      page: PageName | null
      about: readonly Conversation[] | undefined
      turn: number
    }
  | { type: 'help' }

/** The windows that keys open: all commands, one list of choices, the list of keys. */
export function Commands({ place }: { place: UsedPlace }) {
  const [shown, setShown] = useState<Shown | null>(null)
  const [turn, setTurn] = useState(0)
  useOffer('palette', {
    open: (page, about) => {
      setTurn(turn + 1)
      setShown({ type: 'palette', page, about, turn })
    },
    help: () => setShown({ type: 'help' }),
  })
  if (shown?.type === 'help') return <HelpDialog onClose={() => setShown(null)} />
  if (shown?.type !== 'palette') return null
  return (
    <Palette
      key={shown.turn}
      place={place}
      first={shown.page}
      about={shown.about}
      onClose={() => setShown((held) => (held === shown ? null : held))}
    />
  )
}
