const key = 'parley.emoji'
const most = 16

/** What was picked lately in this browser, the newest first. */
export function readRecent(): string[] {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(held) ? held.filter((one) => typeof one === 'string').slice(0, most) : []
  } catch {
    return []
  }
}

export function rememberEmoji(text: string): void {
  try {
    const others = readRecent().filter((one) => one !== text)
    localStorage.setItem(key, JSON.stringify([text, ...others].slice(0, most)))
  } catch {
    // A browser without a store: nothing was picked lately.
  }
}
