/** Asked anew after so long: who travels takes the page along. */
const holdsMs = 60_000
let known = { zone: '', until: 0 }

/** The time zone of the browser; the first formatter that a page makes, for this, takes long. */
export function browserZone(): string {
  const now = Date.now()
  if (now >= known.until)
    known = { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, until: now + holdsMs }
  return known.zone
}
