'use client'

interface TicksFieldProps {
  label: string
  items: readonly { id: string; name: string }[]
  chosen: readonly string[]
  onChange: (ids: string[]) => void
}

/** Some of a short list. */
export function TicksField({ label, items, chosen, onChange }: TicksFieldProps) {
  if (items.length === 0) return null
  const toggle = (id: string) =>
    onChange(chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id])
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1 text-[12px] font-medium text-muted">{label}</legend>
      <div className="flex max-h-40 flex-col overflow-y-auto rounded-lg border border-line p-1">
        {items.map(({ id, name }) => (
          <label
            key={id}
            className="flex min-h-8 cursor-pointer items-center gap-2 rounded-md px-2 text-[13px] hover:bg-hover"
          >
            <input
              type="checkbox"
              checked={chosen.includes(id)}
              onChange={() => toggle(id)}
              className="accent-(--accent)"
            />
            <span dir="auto" className="min-w-0 truncate">
              {name}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
