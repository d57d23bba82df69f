const mark = /<@([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})>/gi

/** Whom a text that waits calls, each once. In code it calls nobody: so the server says who was, with the parser. */
export function calledIn(body: string): string[] {
  return [...new Set([...body.matchAll(mark)].map(([, userId]) => userId!.toLowerCase()))]
}
