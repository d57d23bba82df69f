'use client'
import { X } from 'lucide-react'
import { Toast as Radix } from 'radix-ui'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'

interface ToastRegionProps {
  /** What the place of the toasts is called; `{hotkey}` leads there. */
  label: string
  children: ReactNode
}

/** Where toasts appear, above everything, and are read out. */
export function ToastRegion({ label, children }: ToastRegionProps) {
  return (
    <Radix.Provider label={label} swipeDirection="left">
      {children}
      <Radix.Viewport
        label={`${label} ({hotkey})`}
        className="fixed z-60 flex w-[min(360px,calc(100vw-16px))] flex-col gap-2 outline-none max-md:top-2 max-md:left-2 md:bottom-4 md:left-4"
      />
    </Radix.Provider>
  )
}

export interface ToastProps {
  title: string
  text?: string | undefined
  /** From 0 to 1, while something goes on. */
  progress?: number | undefined
  progressLabel?: string
  isProblem?: boolean
  action?: { label: string; hint: string; onAct: () => void } | undefined
  closeLabel: string
  /** Infinity to stay; the time begins anew when it changes, and rests while one points at it. */
  durationMs: number
  onClose: () => void
}

/** What was done, with a way back, for a few seconds. */
export function Toast(props: ToastProps) {
  const {
    title,
    text,
    progress,
    isProblem = false,
    action,
    closeLabel,
    durationMs,
    onClose,
  } = props
  return (
    <Radix.Root
      duration={durationMs}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      data-toast
      className="toast-in relative flex items-center gap-2 overflow-hidden rounded-lg border border-line bg-raised py-2 pr-1.5 pl-3 text-[13px] text-text shadow-float data-[swipe=move]:translate-x-[var(--radix-toast-swipe-move-x)]"
    >
      <div className="min-w-0 flex-1">
        <Radix.Title dir="auto" className={isProblem ? 'text-danger' : 'font-medium'}>
          {title}
        </Radix.Title>
        {text && (
          <Radix.Description dir="auto" className="text-[12px] text-muted tabular-nums">
            {text}
          </Radix.Description>
        )}
      </div>
      {action && (
        <Radix.Action asChild altText={action.hint}>
          <Button
            size="small"
            title={action.hint}
            onClick={(event) => {
              // It stays, to say how that went.
              event.preventDefault()
              action.onAct()
            }}
          >
            {action.label}
          </Button>
        </Radix.Action>
      )}
      <Radix.Close
        aria-label={closeLabel}
        className="cursor-pointer rounded-md p-1 text-muted hover:bg-hover hover:text-text"
      >
        <X aria-hidden size={14} />
      </Radix.Close>
      {progress !== undefined && (
        <div
          role="progressbar"
          aria-label={props.progressLabel ?? title}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={Math.round(progress * 100)}
          className="absolute inset-x-0 bottom-0 h-0.5 bg-hover"
        >
          <div
            className="h-full bg-accent transition-[width] duration-150"
            style={{ width: `${progress * 100}%` }}
          />
        </div>
      )}
    </Radix.Root>
  )
}
