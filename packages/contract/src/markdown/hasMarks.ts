/** What every mark of Markdown and a mention begin with: text without it is itself. */
const marks = /[*_`~>[<\\\n]|^\s*(?:[-+]|\d+[.)])\s/

/** Whether a message may mean something else than its letters: only then it needs the parser. */
export function hasMarks(body: string): boolean {
  return marks.test(body)
}
