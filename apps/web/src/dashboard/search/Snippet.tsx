import type { Piece } from '@parley/contract'

interface SnippetProps {
  pieces: readonly Piece[]
  /** The body they are cut from. */
  body: string
}

/** A part of a message, its hits marked, with dots where it is cut. */
export function Snippet({ pieces, body }: SnippetProps) {
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
          piece.text
        ),
      )}
      {!body.endsWith(text) && '…'}
    </>
  )
}
