'use client'
import { cn, Popover } from '@parley/ui'
import { SmilePlus } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx'))

interface EmojiButtonProps {
  label: string
  onPick: (emoji: string) => void
  /** Given where something else opens it too. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** Among pills. */
  isRound?: boolean
  /** Tab does not come by: it is to be had elsewhere too. */
  isSkipped?: boolean
  /** Gives the focus to who asked for the emoji. */
  onClosed?: () => void
}

/** Opens the emoji; what they are is loaded with the first one. */
export function EmojiButton(props: EmojiButtonProps) {
  const { label, onPick, onOpenChange, isRound = false, isSkipped = false, onClosed } = props
  const t = useTranslations('message')
  const [own, setOpen] = useState(false)
  const isOpen = props.isOpen ?? own
  const opener = useRef<HTMLButtonElement>(null)
  const open = (is: boolean) => {
    setOpen(is)
    onOpenChange?.(is)
  }
  const button = (
    <button
      ref={opener}
      type="button"
      aria-label={label}
      title={label}
      {...(isSkipped && { tabIndex: -1 })}
      onClick={() => open(!isOpen)}
      className={cn(
        'inline-flex size-6 cursor-pointer items-center justify-center text-muted hover:bg-hover hover:text-text',
        isRound ? 'rounded-full border border-line bg-panel' : 'rounded-md',
      )}
    >
      <SmilePlus aria-hidden size={isRound ? 13 : 15} />
    </button>
  )
  // A popover for each message of a thread would cost its opening: made with the first press.
  if (!isOpen) return button
  return (
    <Popover
      label={label}
      trigger={button}
      isOpen
      onOpenChange={open}
      // As high as it is: where there is no room below, it opens above.
      className="max-h-none! w-[318px]!"
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        requestAnimationFrame(() => (onClosed ? onClosed() : opener.current?.focus()))
      }}
    >
      <Suspense fallback={<p className="p-4 text-muted">{t('emojiLoading')}</p>}>
        <EmojiPicker
          onPick={(emoji) => {
            open(false)
            onPick(emoji)
          }}
        />
      </Suspense>
    </Popover>
  )
}
