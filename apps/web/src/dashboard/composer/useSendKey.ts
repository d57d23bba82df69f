'use client'
import type { SendKey } from '@parley/contract'
import { usePreference } from '@parley/client/react'
import type { KeyboardEvent } from 'react'

/** Whether Enter sends, or Enter together with ⌘ or Ctrl: as the writer has chosen. */
export function useSendKey(): SendKey {
  return usePreference('sendWith')[0]
}

/** Whether a key that was pressed sends. While a word is composed (Japanese, accents) none does. */
export function isSendKey(event: KeyboardEvent, sendKey: SendKey): boolean {
  if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return false
  return sendKey === 'enter' || event.metaKey || event.ctrlKey
}
