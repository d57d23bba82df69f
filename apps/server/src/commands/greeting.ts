/** Where a person goes, and how they get in. */
export function greeting(url: string, demo: boolean): string {
  return demo
    ? `Parley is at ${url} — sign in as owner@parley.test with the password parley-demo`
    : `Parley is at ${url} — the first visit makes the owner`
}
