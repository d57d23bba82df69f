/** A message's text as it is read. Nothing in it is markup any more: whoever draws it writes text. */
export type Block =
  | { type: 'paragraph'; inlines: Inline[] }
  | { type: 'code'; text: string }
  | { type: 'quote'; blocks: Block[] }
  | { type: 'list'; start: number | null; items: Block[][] }

/** `start` of a list is its first number; null for one without. `href` is http, https or mailto. */
export type Inline =
  | { type: 'text'; text: string }
  | { type: 'break' }
  | { type: 'code'; text: string }
  | { type: 'strong' | 'emphasis' | 'strike'; inlines: Inline[] }
  | { type: 'link'; href: string; inlines: Inline[] }
  | { type: 'mention'; userId: string }
