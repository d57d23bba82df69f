const browsers = [
  [/\bEdgA?\//, 'Edge'],
  [/\bOPR\//, 'Opera'],
  [/\bFirefox\/|\bFxiOS\//, 'Firefox'],
  [/Chrome\/|\bCriOS\//, 'Chrome'],
  [/\bSafari\//, 'Safari'],
] as const
const systems = [
  [/\biPhone\b/, 'iPhone'],
  [/\biPad\b/, 'iPad'],
  [/\bAndroid\b/, 'Android'],
  [/\bWindows\b/, 'Windows'],
  [/\bCrOS\b/, 'ChromeOS'],
  [/\bMac OS X\b|\bMacintosh\b/, 'macOS'],
  [/\bLinux\b/, 'Linux'],
] as const

/** What a browser says of itself, in the words people know: the first that fits, as each also names older ones. */
export function deviceOf(userAgent: string | null): { name: string | null; isPhone: boolean } {
  const find = (list: readonly (readonly [RegExp, string])[]) =>
    list.find(([shape]) => shape.test(userAgent ?? ''))?.[1]
  const known = [find(browsers), find(systems)].filter((part) => part !== undefined)
  const isPhone = /\b(?:iPhone|Android|Mobile)\b/.test(userAgent ?? '')
  const unknown = userAgent?.trim().slice(0, 60)
  return { name: known.length > 0 ? known.join(' · ') : unknown || null, isPhone }
}
