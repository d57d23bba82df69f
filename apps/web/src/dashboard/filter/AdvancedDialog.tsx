'use client'
export function AdvancedDialog(_: {
  filter: unknown
  vocabulary: unknown
  onClose: () => void
  onFilter: (f: never) => void
}) {
  return null
}
