'use client'
import { useNotificationCount } from '@parley/client/react'
import { News } from '../prepared/News.ts'
import { useTabCount } from './useTabCount.ts'

/** Calls the person to what is for them: the tab's title and icon, a tone, a notification of the browser. */
export function Attention() {
  useTabCount(useNotificationCount())
  return <News />
}
