/** A label: its colour as a dot, its title as text. */
export function LabelChip({ title, color }: { title: string; color: string }) {
  return (
    <span className="inline-flex max-w-32 min-w-0 items-center gap-1 rounded-full border border-line px-1.5 text-[11px] leading-[18px] text-muted">
      <span aria-hidden className="size-1.5 shrink-0 rounded-full" style={{ background: color }} />
      <span dir="auto" className="truncate">
        {title}
      </span>
    </span>
  )
}
