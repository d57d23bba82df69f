/**
 * What an error comes down to, in one line: the message of its innermost cause. That of a failed
 * statement holds its values, tokens among them, and is never said.
 */
export function reasonOf(error: unknown): string {
  let inner = error
  for (let depth = 0; depth < 5 && inner instanceof Error && inner.cause; depth += 1)
    inner = inner.cause
  const said = inner instanceof Error ? inner.message || inner.name : String(inner)
  return said.replace(/\nparams: [\s\S]*$/, '')
}
