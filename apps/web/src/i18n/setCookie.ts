/** Keeps a choice of this browser for a year. */
export function setCookie(name: 'theme' | 'locale' | 'timezone', value: string): void {
  document.cookie = `${name}=${encodeURIComponent(value)}; path=/; max-age=31536000; samesite=lax`
}
