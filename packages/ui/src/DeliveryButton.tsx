'use client'
import { useEffect, useRef, useState } from 'react'
import type { PointerEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { DeliveryIcon } from './DeliveryIcon.tsx'
import type { SendState } from './DeliveryIcon.tsx'
import { Popover } from './Popover.tsx'

const openMs = 250
const closeMs = 200

interface DeliveryButtonProps {
  state: SendState
  /** Who has it; drawn once it is asked for. */
  who: () => ReactNode
}

/** How far a message has come; pointed at, focused or touched it says with whom. */
export function DeliveryButton({ state, who }: DeliveryButtonProps) {
  const t = useTranslations('delivery')
  const [isOpen, setOpen] = useState(false)
  const takesFocus = useRef(false)
  const isReturning = useRef(false)
  const button = useRef<HTMLButtonElement>(null)
  const later = useLater()
  const open = (withFocus: boolean) => {
    later(null)
    takesFocus.current = withFocus
    setOpen(true)
  }
  const leave = (event: PointerEvent) => {
    if (event.pointerType === 'mouse') later(() => setOpen(false), closeMs)
  }
  return (
    <span className="relative inline-flex" onPointerLeave={leave}>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-label={t('who', { state: t(state) })}
        onPointerEnter={(event) => {
          if (event.pointerType === 'mouse') later(() => open(false), openMs)
        }}
        onFocus={({ currentTarget }) => {
          if (!isReturning.current && currentTarget.matches(':focus-visible')) open(false)
        }}
        onBlur={() => !takesFocus.current && setOpen(false)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isOpen) return
          event.stopPropagation()
          setOpen(false)
        }}
        onClick={() => open(true)}
        className="inline-flex cursor-pointer rounded p-0.5 hover:bg-hover [@media(hover:none)]:-m-2 [@media(hover:none)]:p-2.5"
      >
        <DeliveryIcon state={state} />
      </button>
      {/* Made when it is opened: a thread has hundreds of them. */}
      {isOpen && (
        <Popover
          isOpen
          label={t('whoLabel')}
          align="end"
          onOpenChange={setOpen}
          // As high as it is: where there is no room below, it opens above.
          className="max-h-none! w-64!"
          onOpenAutoFocus={(event) => !takesFocus.current && event.preventDefault()}
          onCloseAutoFocus={(event) => {
            event.preventDefault()
            if (!takesFocus.current) return
            // What is focused by this is not pointed at anew.
            isReturning.current = true
            button.current?.focus()
            isReturning.current = false
            takesFocus.current = false
          }}
          trigger={<span aria-hidden className="pointer-events-none absolute inset-0" />}
        >
          <div onPointerEnter={() => later(null)} onPointerLeave={leave}>
            {who()}
          </div>
        </Popover>
      )}
    </span>
  )
}

/** Does one thing after a while, unless told another or none. */
function useLater() {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  return (act: (() => void) | null, ms = 0) => {
    clearTimeout(timer.current)
    if (act) timer.current = setTimeout(act, ms)
  }
}
