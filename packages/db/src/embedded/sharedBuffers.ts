import { totalmem } from 'node:os'

const megabyte = 1024 * 1024

/**
 * PostgreSQL's own memory for pages, as it takes it: a quarter of the machine's, or of what a container
 * may use, between 128 MB and 8 GB. Only what is touched is used. A large account's searches read a
 * hundred thousand pages, and from the file system's memory each takes several times as long.
 */
export function sharedBuffers(memory = memoryOf()): string {
  const quarter = Math.floor(memory / 4 / megabyte)
  return `${Math.max(128, Math.min(8192, quarter))}MB`
}

function memoryOf(): number {
  // Not limited is 0 on some systems, and more than there is on others.
  const limit = process.constrainedMemory()
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
