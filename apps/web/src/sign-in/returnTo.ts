/** A page of ours to come back to; null for anything else, as an address may come from anybody. */
export function returnTo(path: string | null | undefined): string | null {
  if (
    !path ||
    path.length > 4000 ||
    !/^\/accounts\/[^/\\]+\/(conversations|settings)([/?]|$)/.test(path)
  )
    return null
  const url = new URL(path, 'http://here.invalid')
  return url.host === 'here.invalid' ? url.pathname + url.search : null
}

/** The page that signs in, and then leads back. */
export function signInHref(path: string): string {
  const to = returnTo(path)
  return to === null ? '/sign-in' : `/sign-in?to=${encodeURIComponent(to)}`
}
