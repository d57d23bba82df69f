import { cn, rowHeights } from '@parley/ui'
import { SlowNote } from '../SlowNote.tsx'

/** Rows to come, as high as they will be. */
export function ListSkeleton({ label, isCompact }: { label: string; isCompact: boolean }) {
  const height = rowHeights[isCompact ? 'compact' : 'comfortable']
  return (
    <div role="status" aria-label={label} className="relative">
      <SlowNote />
      {Array.from({ length: isCompact ? 12 : 8 }, (_, index) => (
        <div
          key={index}
          style={{ height }}
          className={cn(
            'flex gap-3 border-b border-line px-3',
            isCompact ? 'items-center py-1' : 'py-2',
          )}
        >
          <span className={cn('shrink-0 rounded-full bg-hover', isCompact ? 'size-7' : 'size-9')} />
          <span className="flex-1">
            <span className="block h-3 w-1/2 rounded bg-hover" />
            <span className="mt-2 block h-3 w-5/6 rounded bg-hover" />
          </span>
        </div>
      ))}
    </div>
  )
}
