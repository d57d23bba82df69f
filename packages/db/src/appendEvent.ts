import type { Happening, Tx } from './transact.ts'

/** Says that it happened, in the transaction in which it happens; the outermost transact writes it. */
export function appendEvent(tx: Tx, happening: Happening): void {
  tx.happenings.push(happening)
}
