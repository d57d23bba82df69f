import type { ReactNode } from 'react'

interface SpecimenProps {
  name: string
  children: ReactNode
}

/** One component, drawn twice: a colour scheme holds for all that stands within it. */
export function Specimen({ name, children }: SpecimenProps) {
  return (
    <section id={name} data-specimen={name} className="scroll-mt-20 pt-4">
      <h3 className="pb-1 font-mono text-[12px] text-muted">{name}</h3>
      <div className="flex flex-wrap gap-3">
        {(['light', 'dark'] as const).map((theme) => (
          <div
            key={theme}
            style={{ colorScheme: theme }}
            className="flex min-w-0 flex-1 basis-80 flex-col gap-3 overflow-hidden rounded-lg border border-line bg-panel p-4 text-text"
          >
            {children}
          </div>
        ))}
      </div>
    </section>
  )
}
