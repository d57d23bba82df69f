/** What turns round, or holds together, what stands after it. Plain marks of direction stay. */
const controls = /[\u202a-\u202e\u2066-\u2069]/g

/** A name as it may stand among other words: nothing in it reorders them. */
export function contained(name: string): string {
  return name.replace(controls, '')
}
