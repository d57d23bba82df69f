/** An error for the log, with what it was caused by; parameters of a query stay out. */
export function printError(error: unknown): string {
  const parts: string[] = []
  for (let inner = error; inner instanceof Error && parts.length < 5; inner = inner.cause)
    parts.push(inner.stack ?? inner.message)
  return (
    parts.join('\ncaused by: ').replace(/\nparams: [\s\S]*?(?=\n {4}at |\ncaused by: |$)/g, '') ||
    String(error)
  )
}
