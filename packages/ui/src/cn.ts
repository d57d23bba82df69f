import { clsx } from 'clsx'
import type { ClassValue } from 'clsx'

/**
 * Class names joined. Of two that set the same thing the style sheet chooses, not the order here: say
 * one of them, or mark the one that must win (`h-6!`).
 */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes)
}
