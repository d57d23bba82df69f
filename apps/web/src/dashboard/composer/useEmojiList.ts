'use client'
import { useEffect, useState } from 'react'
import { useLocale } from 'use-intl'
import { loadEmoji } from '../emoji/loadEmoji.ts'
import type { Emoji } from '../emoji/loadEmoji.ts'

const none: Emoji[] = []

/** All emoji, once somebody has begun to name one. */
export function useEmojiList(isWanted: boolean): readonly Emoji[] {
  const language = useLocale()
  const [list, setList] = useState(none)
  const isLoaded = list.length > 0
  useEffect(() => {
    if (!isWanted || isLoaded) return
    let isGone = false
    // Without them nothing is offered: the name stays what it is.
    loadEmoji(language).then(
      (all) => !isGone && setList(all),
      () => {},
    )
    return () => {
      isGone = true
    }
  }, [isWanted, isLoaded, language])
  return list
}
