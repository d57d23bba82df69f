'use client'
import { useSyncExternalStore } from 'react'
import { useTranslations } from 'use-intl'

/** A key as it stands on the keyboard: `Shift+A`, `g i`, `Mod+k`. */
export function KeyCaps({ keys }: { keys: string }) {
  const t = useTranslations('actions')
  const isMac = useSyncExternalStore(never, () => navigator.platform.startsWith('Mac'), serverSide)
  const named: Record<string, string> = {
    Mod: isMac ? '⌘' : t('keys.ctrl'),
    Shift: '⇧',
    Enter: '↵',
    Escape: t('keys.escape'),
    Delete: t('keys.delete'),
  }
  return (
    <span className="flex shrink-0 items-center gap-1">
      {keys.split(' ').map((chord, index) => (
        <kbd
          key={index}
          className="min-w-5 rounded border border-line bg-bg px-1 text-center font-sans text-[11px] leading-[18px] text-muted"
        >
          {chord
            // The plus is a key too.
            .split(/(?<=.)\+/)
            .map((part) => named[part] ?? part.toUpperCase())
            .join(' ')}
        </kbd>
      ))}
    </span>
  )
}

function never() {
  return () => {}
}
function serverSide() {
  return false
}
