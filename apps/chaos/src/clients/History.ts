import { openSync, readFileSync, writeSync } from 'node:fs'

/** A file of JSON lines; a line that was added is kept even when this process is killed behind it. */
export class History<Line extends object> {
  readonly #file: number
  readonly #path: string

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'a')
    // Who was killed may have left half a line.
    const before = readFileSync(path, 'utf8')
    if (before !== '' && !before.endsWith('\n')) writeSync(this.#file, '\n')
  }

  add(line: Line): void {
    writeSync(this.#file, `${JSON.stringify(line)}\n`)
  }

  /** The newest line that holds. */
  findLast(holds: (line: Line) => boolean): Line | null {
    const texts = readFileSync(this.#path, 'utf8').split('\n')
    for (const text of texts.reverse()) {
      const line = parse<Line>(text)
      if (line && holds(line)) return line
    }
    return null
  }
}

function parse<Line>(text: string): Line | null {
  try {
    return text ? (JSON.parse(text) as Line) : null
  } catch {
    return null
  }
}
