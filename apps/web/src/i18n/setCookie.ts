/** Keeps a choice of this browser for a year; null forgets it. */
export function setCookie(name: 'theme' | 'locale' | 'timezone', value: string | null): void {
  const age = value === null ? 0 : 31_536_000
  document.cookie = `${name}=${encodeURIComponent(value ?? '')}; path=/; max-age=${age}; samesite=lax`
}
