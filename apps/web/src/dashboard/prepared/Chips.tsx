'use client'
import dynamic from 'next/dynamic'
import { drawnOrLate } from './drawnOrLate.tsx'
import { late } from './late.ts'
import { withLateWords } from './withLateWords.tsx'

export const Chips = drawnOrLate(
  dynamic(() => import('../filter/Chips.tsx').then((part) => withLateWords(part.Chips))),
  late(() => import('../filter/Chips.tsx').then((part) => part.Chips)),
)
