import { Fragment } from 'react'

const address = /\bhttps?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]}]/g

/** Text as it was typed; addresses can be followed, nothing else has power. */
export function Linkified({ text }: { text: string }) {
  const parts: { text: string; isLink: boolean }[] = []
  let at = 0
  for (const match of text.matchAll(address)) {
    parts.push(
      { text: text.slice(at, match.index), isLink: false },
      { text: match[0], isLink: true },
    )
    at = match.index + match[0].length
  }
  parts.push({ text: text.slice(at), isLink: false })
  return parts.map((part, index) =>
    part.isLink ? (
      <a
        key={index}
        href={part.text}
        target="_blank"
        rel="noreferrer noopener"
        className="underline underline-offset-2"
      >
        {part.text}
      </a>
    ) : (
      <Fragment key={index}>{part.text}</Fragment>
    ),
  )
}
