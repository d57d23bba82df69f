'use client'
import { lazily } from '@parley/ui'
import dynamic from 'next/dynamic'
import { drawnOrLate } from './drawnOrLate.tsx'

export const Nothing = drawnOrLate(
  dynamic(() => import('../filter/Nothing.tsx').then((part) => part.Nothing)),
  lazily(() => import('../filter/Nothing.tsx').then((part) => part.Nothing)),
)
