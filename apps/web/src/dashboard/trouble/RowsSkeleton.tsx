/** Rows of a list in the settings to come. */
export function RowsSkeleton({ label, rows = 3 }: { label: string; rows?: number }) {
  return (
    <div
      role="status"
      aria-label={label}
      className="divide-y divide-line rounded-lg border border-line"
    >
      {Array.from({ length: rows }, (_, index) => (
        <span key={index} className="flex h-[52px] flex-col justify-center gap-2 px-4">
          <span className="block h-3 w-1/3 rounded bg-hover" />
          <span className="block h-3 w-2/3 rounded bg-hover" />
        </span>
      ))}
    </div>
  )
}
