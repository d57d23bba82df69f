import type { Change } from './Kept.ts'

/** Whether others may be about what this makes: refused, it holds them up until somebody decides. */
export function makes({ type }: Change): boolean {
  return type === 'begin' || type === 'contact'
}
