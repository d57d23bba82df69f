import { cn } from '@parley/ui'
import { SlowNote } from './SlowNote.tsx'

const widths = ['w-2/5', 'w-3/5', 'w-1/3', 'w-1/2', 'w-2/5']

/** Bubbles to come. */
export function ThreadSkeleton({ label }: { label: string }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="relative mx-auto flex h-full max-w-[920px] flex-col justify-end gap-4 p-4"
    >
      <SlowNote />
      {widths.map((width, index) => (
        <div key={index} className={cn('flex gap-2', index % 2 === 1 && 'flex-row-reverse')}>
          <span className="size-8 shrink-0 rounded-full bg-hover" />
          <span className={cn('h-12 rounded-lg bg-hover', width)} />
        </div>
      ))}
    </div>
  )
}
