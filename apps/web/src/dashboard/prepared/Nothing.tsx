'use client'
import dynamic from 'next/dynamic'
import { drawnOrLate } from './drawnOrLate.tsx'
import { late } from './late.ts'
import { withLateWords } from './withLateWords.tsx'

export const Nothing = drawnOrLate(
  dynamic(() => import('../filter/Nothing.tsx').then((part) => withLateWords(part.Nothing))),
  late(() => import('../filter/Nothing.tsx').then((part) => part.Nothing)),
)
