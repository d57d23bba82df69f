import { cn } from '@parley/ui'

const widths = ['w-5/6', 'w-2/3', 'w-3/4']

/** A few lines to come, in a small panel. */
export function LinesSkeleton({ label, lines = 3 }: { label: string; lines?: number }) {
  return (
    <div role="status" aria-label={label} className="flex flex-col gap-2.5 py-1">
      {Array.from({ length: lines }, (_, index) => (
        <span
          key={index}
          className={cn('block h-3 rounded bg-hover', widths[index % widths.length])}
        />
      ))}
    </div>
  )
}
