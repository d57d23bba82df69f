import type { ReactNode } from 'react'

interface SpecimenProps {
  name: string
  children: ReactNode
}

/** One component with its name, to which an address can lead. */
export function Specimen({ name, children }: SpecimenProps) {
  return (
    <section id={name} data-specimen={name} className="scroll-mt-20 pt-4">
      <h3 className="pb-1 font-mono text-[12px] text-muted">{name}</h3>
      <div className="flex min-w-0 flex-col gap-3 overflow-hidden rounded-lg border border-line bg-panel p-4 text-text">
        {children}
      </div>
    </section>
  )
}
