import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Reads a file of JSON lines on from where it was read to before; half a line waits for its end. */
export class LineReader<Line> {
  readonly #path: string
  #offset = 0

  constructor(path: string) {
    this.#path = path
  }

  /** What was added since; nothing while there is no file. */
  readOn(): Line[] {
    const bytes = this.#bytes()
    const end = bytes.lastIndexOf(0x0a) + 1
    this.#offset += end
    const texts = bytes.subarray(0, end).toString().split('\n')
    return texts.flatMap((text) => parse<Line>(text))
  }

  #bytes(): Buffer {
    let file: number
    try {
      file = openSync(this.#path, 'r')
    } catch {
      return Buffer.alloc(0)
    }
    try {
      const bytes = Buffer.alloc(fstatSync(file).size - this.#offset)
      const length = readSync(file, bytes, 0, bytes.length, this.#offset)
      return bytes.subarray(0, length)
    } finally {
      closeSync(file)
    }
  }
}

/** Who was killed may have left half a line. */
function parse<Line>(text: string): Line[] {
  try {
    return text === '' ? [] : [JSON.parse(text) as Line]
  } catch {
    return []
  }
}
