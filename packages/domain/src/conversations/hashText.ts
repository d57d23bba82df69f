const rotate = (value: number, by: number) => (value << by) | (value >>> (32 - by))

/**
 * PostgreSQL's hashtext over UTF-8 (Bob Jenkins' lookup3, as src/common/hashfn.c seeds it): what the
 * database makes facets of. A server asks once whether it hashes alike: see mustHashAlike.
 */
export function hashText(text: string): number {
  const bytes = Buffer.from(text)
  const whole = bytes.length - (bytes.length % 12)
  const start = (0x9e3779b9 + bytes.length + 3923095) | 0
  let [a, b, c] = [start, start, start]
  for (let at = 0; at < whole; at += 12) {
    a = (a + bytes.readInt32LE(at)) | 0
    b = (b + bytes.readInt32LE(at + 4)) | 0
    c = (c + bytes.readInt32LE(at + 8)) | 0
    ;[a, b, c] = mix(a, b, c)
  }
  // The lowest byte of the third word belongs to the length.
  const rest = Buffer.alloc(12)
  rest.set(bytes.subarray(whole, whole + 8))
  rest.set(bytes.subarray(whole + 8), 9)
  return final(
    (a + rest.readInt32LE(0)) | 0,
    (b + rest.readInt32LE(4)) | 0,
    (c + rest.readInt32LE(8)) | 0,
  )
}

function mix(a: number, b: number, c: number): [number, number, number] {
  a = ((a - c) | 0) ^ rotate(c, 4)
  c = (c + b) | 0
  b = ((b - a) | 0) ^ rotate(a, 6)
  a = (a + c) | 0
  c = ((c - b) | 0) ^ rotate(b, 8)
  b = (b + a) | 0
  a = ((a - c) | 0) ^ rotate(c, 16)
  c = (c + b) | 0
  b = ((b - a) | 0) ^ rotate(a, 19)
  a = (a + c) | 0
  c = ((c - b) | 0) ^ rotate(b, 4)
  b = (b + a) | 0
  return [a, b, c]
}

function final(a: number, b: number, c: number): number {
  c = ((c ^ b) - rotate(b, 14)) | 0
  a = ((a ^ c) - rotate(c, 11)) | 0
  b = ((b ^ a) - rotate(a, 25)) | 0
  c = ((c ^ b) - rotate(b, 16)) | 0
  a = ((a ^ c) - rotate(c, 4)) | 0
  b = ((b ^ a) - rotate(a, 14)) | 0
  return ((c ^ b) - rotate(b, 24)) | 0
}
