/** A client's name for itself, when it is one: 1 to 64 characters. */
export function clientIdOf(given: string | string[] | undefined): string | null {
  return typeof given === 'string' && /^[\x21-\x7e]{1,64}$/.test(given) ? given : null
}
