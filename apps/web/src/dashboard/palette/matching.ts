import { fold } from '@parley/contract'

/** Whether a label holds every word that was typed, at the beginning of one of its own. */
export function matching(text: string): (label: string) => boolean {
  const wanted = fold(text).split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return () => true
  return (label) => {
    const words = fold(label).split(/[\s·:,.()“”"-]+/)
    return wanted.every((one) => words.some((word) => word.startsWith(one)))
  }
}
