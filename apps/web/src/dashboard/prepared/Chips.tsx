'use client'
import { lazily } from '@parley/ui'
import dynamic from 'next/dynamic'
import { drawnOrLate } from './drawnOrLate.tsx'

export const Chips = drawnOrLate(
  dynamic(() => import('../filter/Chips.tsx').then((part) => part.Chips)),
  lazily(() => import('../filter/Chips.tsx').then((part) => part.Chips)),
)
