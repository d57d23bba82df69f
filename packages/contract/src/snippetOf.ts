import { foldInPlace } from './foldInPlace.ts'
import { cut, searchWords, wordRuns } from './searchWords.ts'

/** A stretch of a message's text, and whether it is what was searched for. */
export interface Piece {
  text: string
  hit: boolean
}

/** From here to there, in characters of the body. */
type Span = [from: number, to: number]

/** Characters before the first hit, and of the whole. */
const lead = 60
const most = 200

/**
 * The part of a body around the first hit of a search, in pieces that join to it; about 200
 * characters. The first of the body where nothing hits.
 */
export function snippetOf(body: string, search: string): Piece[] {
  const hits = hitsOf(body, search)
  const [from, to] = windowOf(body, hits)
  const pieces: Piece[] = []
  let at = from
  for (const [start, end] of hits) {
    if (start < from || start >= to) continue
    pieces.push(
      { text: body.slice(at, start), hit: false },
      { text: body.slice(start, Math.min(end, to)), hit: true },
    )
    at = Math.min(end, to)
  }
  pieces.push({ text: body.slice(at, to), hit: false })
  return pieces.filter(({ text }) => text !== '')
}

/** Ascending, apart from each other. */
function hitsOf(body: string, search: string): Span[] {
  const asked = searchWords(search)
  if (!asked) return []
  const { text, from, to } = foldInPlace(body)
  const found = wordRuns(text).flatMap(({ word, at, many }) => {
    if (many) return asked.whole.flatMap((part) => placesOf(part, word, at))
    const whole = cut(word)
    if (asked.whole.includes(whole)) return [[at, at + whole.length] as Span]
    const { prefix } = asked
    return prefix !== null && whole.startsWith(prefix) ? [[at, at + prefix.length] as Span] : []
  })
  return merge(found.map(([start, end]) => [from[start]!, to[end - 1]!]))
}

function placesOf(part: string, word: string, at: number): Span[] {
  const places: Span[] = []
  for (let index = word.indexOf(part); index >= 0; index = word.indexOf(part, index + 1))
    places.push([at + index, at + index + part.length])
  return places
}

function merge(spans: Span[]): Span[] {
  const merged: Span[] = []
  for (const [start, end] of spans.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else merged.push([start, end])
  }
  return merged
}

/** Where the first hit is seen with what is around it; never within a character, nor a hit where it can be helped. */
function windowOf(body: string, hits: readonly Span[]): Span {
  const [start, end] = hits[0] ?? [0, 0]
  const from = start <= lead ? 0 : breakAfter(body, start - lead, start)
  if (from + most >= body.length) return [from, body.length]
  const limit = breakBefore(body, from + most, Math.min(end, from + most))
  const crossing = hits.find(([a, b]) => a > start && a < limit && limit < b)
  return [from, crossing ? crossing[0] : limit]
}

/** The first blank's end between the two, else the next whole character. */
function breakAfter(body: string, from: number, before: number): number {
  const blank = /\s+/u.exec(body.slice(from, before))
  if (blank) return from + blank.index + blank[0].length
  let at = from
  while (at < before && !isBetween(body, at)) at += 1
  return at
}

/** The last blank between the two, else the whole character before. */
function breakBefore(body: string, limit: number, after: number): number {
  const blank = /\s+\S*$/u.exec(body.slice(after, limit))
  if (blank) return after + blank.index
  let at = limit
  while (at > after && !isBetween(body, at)) at -= 1
  return at
}

/** Whether a new character begins there: no half of a pair, no accent of the one before. */
function isBetween(body: string, at: number): boolean {
  return !/^[\udc00-\udfff]|^[\p{M}\p{Default_Ignorable_Code_Point}]/u.test(body.slice(at, at + 2))
}
