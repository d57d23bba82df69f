/** So long what was typed is meant for what was opened: in ms. */
const freshMs = 3000

let waiting = 0
let held = { typed: '', at: 0 }

/** What is typed while the part that is to take it is on its way. */
export const heldKeys = {
  /** Such a part is on its way until the answer is called. */
  wait(): () => void {
    waiting += 1
    return () => {
      waiting -= 1
    }
  },
  /** Whether a key belongs to such a part, and means nothing else; if it is a letter it is held. */
  keep(key: string): boolean {
    if (waiting === 0 || key === 'Escape') return false
    held = { typed: this.typed() + (key.length === 1 ? key : ''), at: Date.now() }
    return true
  },
  typed(): string {
    return Date.now() - held.at < freshMs ? held.typed : ''
  },
  /** It was taken. */
  clear(): void {
    held = { typed: '', at: 0 }
  },
}
