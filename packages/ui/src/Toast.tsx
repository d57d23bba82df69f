'use client'
import { X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from './Button.tsx'
import { cn } from './cn.ts'

interface ToastRegionProps {
  /** What the place of the toasts is called. */
  label: string
  className?: string
  children: ReactNode
}

/** Where toasts appear, above everything, and are read out. Escape is not theirs: it belongs to what they lie over. */
export function ToastRegion({ label, className, children }: ToastRegionProps) {
  return (
    <section aria-label={label} className={cn('pointer-events-none fixed z-60', className)}>
      <ol aria-live="polite" aria-relevant="additions text" className="flex flex-col gap-2">
        {children}
      </ol>
    </section>
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
  /** null to stay; the time begins anew when it changes, and rests while one points at it. */
  durationMs: number | null
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
  const [isResting, setResting] = useState(false)
  useTimeout(isResting ? null : durationMs, onClose)
  const rest = (is: boolean) => () => setResting(is)
  return (
    <li
      data-toast
      onPointerEnter={rest(true)}
      onPointerLeave={rest(false)}
      onFocus={rest(true)}
      onBlur={rest(false)}
      className="menu-in pointer-events-auto relative flex items-center gap-2 overflow-hidden rounded-lg border border-line bg-raised py-2 pr-1.5 pl-3 text-[13px] text-text shadow-float"
    >
      <div className="min-w-0 flex-1">
        <p dir="auto" className={isProblem ? 'text-danger' : 'font-medium'}>
          {title}
        </p>
        {text && (
          <p dir="auto" className="text-[12px] text-muted tabular-nums">
            {text}
          </p>
        )}
      </div>
      {action && (
        <Button size="small" title={action.hint} onClick={action.onAct}>
          {action.label}
        </Button>
      )}
      <button
        type="button"
        aria-label={closeLabel}
        onClick={onClose}
        className="cursor-pointer rounded-md p-1 text-muted hover:bg-hover hover:text-text"
      >
        <X aria-hidden size={14} />
      </button>
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
    </li>
  )
}

function useTimeout(ms: number | null, run: () => void) {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => {
    if (ms === null) return
    const timer = setTimeout(() => latest.current(), ms)
    return () => clearTimeout(timer)
  }, [ms])
}
