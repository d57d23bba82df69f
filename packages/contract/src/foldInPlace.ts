import { fold } from './text.ts'

interface FoldedInPlace {
  text: string
  /** Where the character that each unit of `text` comes from begins and ends in the body. */
  from: number[]
  to: number[]
}

/** The same words as fold makes, knowing where they stand: folding changes lengths (ß, Æ, İ, ﬁ). */
export function foldInPlace(body: string): FoldedInPlace {
  const from: number[] = []
  const to: number[] = []
  let text = ''
  let at = 0
  for (const character of body) {
    const folded = foldCharacter(character)
    const end = at + character.length
    // An accent of its own belongs to the letter before it.
    if (folded === '' && to.at(-1) === at) stretch(from, to, end)
    for (let unit = 0; unit < folded.length; unit += 1) {
      from.push(at)
      to.push(end)
    }
    text += folded
    at = end
  }
  return { text, from, to }
}

/** All units of the last character end later. */
function stretch(from: readonly number[], to: number[], end: number) {
  const start = from.at(-1)
  for (let unit = to.length - 1; unit >= 0 && from[unit] === start; unit -= 1) to[unit] = end
}

const known = new Map<string, string>()

/** Between letters, as fold trims and blanks at the ends are breaks here. */
function foldCharacter(character: string): string {
  const held = known.get(character)
  if (held !== undefined) return held
  const folded = fold(`x${character}x`).slice(1, -1)
  if (known.size < 20_000) known.set(character, folded)
  return folded
}
