/** A line of the log as a person reads it: time, level, what happened, and the facts. */
export function printLine(json: string): string {
  const { level, time, pid: _pid, msg, ...facts } = JSON.parse(json) as Record<string, unknown>
  const clock = new Date(String(time)).toTimeString().slice(0, 8)
  const told = Object.entries(facts).map(([name, value]) => `${name}=${print(value)}`)
  return `${[clock, String(level).padEnd(5), String(msg), ...told].join(' ')}\n`
}

function print(value: unknown): string {
  if (typeof value !== 'string') return JSON.stringify(value)
  return /^\S+$/.test(value) || value.includes('\n') ? value : JSON.stringify(value)
}
