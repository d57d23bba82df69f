import type { Piece } from '@parley/contract'

interface SnippetProps {
  pieces: readonly Piece[]
  /** The body they are cut from. */
  body: string
  /** What a mentioned person is called. */
  nameOf: (userId: string) => string | null
}

const mention = /<@([0-9a-f-]{36})>/g

/** A part of a message, its hits marked, with dots where it is cut. */
export function Snippet({ pieces, body, nameOf }: SnippetProps) {
  const text = pieces.map((piece) => piece.text).join('')
  return (
    <>
      {!body.startsWith(text) && '…'}
      {pieces.map((piece, index) =>
        piece.hit ? (
          <mark key={index} className="rounded-[3px] bg-mark font-medium text-text">
            {piece.text}
          </mark>
        ) : (
          piece.text.replace(mention, (mark, id: string) => `@${nameOf(id) ?? mark}`)
        ),
      )}
      {!body.endsWith(text) && '…'}
    </>
  )
}
