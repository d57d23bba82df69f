'use client'
import type { Conversation } from '@parley/contract'
import { ContextArea } from '@parley/ui'
import { useState } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import type { Scene } from '../keys/Scene.ts'
import { useScene } from '../keys/SceneProvider.tsx'
import { RowMenuItems } from '../prepared/RowMenuItems.ts'

interface Asked {
  scene: Scene
  point: { x: number; y: number }
}

/** One menu for all rows: what the keys do, about the row under the pointer or all chosen ones with it. */
export function RowMenu({
  rows,
  children,
}: {
  rows: readonly Conversation[]
  children: ReactNode
}) {
  const read = useScene()
  const [asked, setAsked] = useState<Asked | null>(null)
  const ask = (event: MouseEvent) => {
    const element = (event.target as HTMLElement).closest<HTMLElement>('[data-conversation]')
    const row = rows.find(({ number }) => String(number) === element?.dataset['conversation'])
    // Beside the rows it is the browser's.
    if (!row) return
    event.preventDefault()
    const now = read()
    const isChosen = now.selection?.isActive && now.about.some(({ id }) => id === row.id)
    const scene = isChosen ? now : { ...read([row]), open: row }
    setAsked({ scene, point: { x: event.clientX, y: event.clientY } })
  }
  return (
    <>
      <ContextArea onAsk={ask}>{children}</ContextArea>
      {asked && <RowMenuItems {...asked} onClose={() => setAsked(null)} />}
    </>
  )
}
