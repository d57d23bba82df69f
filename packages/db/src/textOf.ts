import { Column, Name, Param, SQL, StringChunk, Table, getTableName } from 'drizzle-orm'

/** A part of a statement as PostgreSQL takes it. */
export interface Text {
  text: string
  values: unknown[]
}

/**
 * What drizzle writes of a condition, in a tenth of the time: its own writer looks at every chunk a
 * dozen times and copies what is written once for each level. Values are numbered from `values` on.
 */
export function textOf(condition: SQL, values: unknown[] = []): Text {
  const parts: string[] = []
  write(condition.queryChunks, parts, values)
  return { text: parts.join(''), values }
}

type Chunk = SQL['queryChunks'][number] | undefined

function write(chunks: readonly Chunk[], parts: string[], values: unknown[]): void {
  for (const chunk of chunks) {
    if (chunk instanceof StringChunk) for (const text of chunk.value) parts.push(text)
    else if (chunk instanceof SQL) write(chunk.queryChunks, parts, values)
    else if (chunk instanceof Column || chunk instanceof Table || chunk instanceof Name)
      parts.push(nameOf(chunk))
    else if (Array.isArray(chunk)) writeList(chunk as Chunk[], parts, values)
    else if (chunk !== undefined) writeValue(chunk, parts, values)
  }
}

function writeList(list: readonly Chunk[], parts: string[], values: unknown[]): void {
  parts.push('(')
  list.forEach((one, index) => {
    if (index > 0) parts.push(', ')
    write([one], parts, values)
  })
  parts.push(')')
}

function writeValue(chunk: Chunk, parts: string[], values: unknown[]): void {
  const value = chunk instanceof Param ? encoded(chunk) : chunk
  if (value instanceof SQL) return write(value.queryChunks, parts, values)
  if (typeof value === 'object' && value !== null)
    throw new Error('Only values, columns and tables are written into a condition.')
  parts.push(`$${values.push(value)}`)
}

function encoded({ value, encoder }: Param): unknown {
  return value === null ? null : encoder.mapToDriverValue(value)
}

const names = new WeakMap<object, string>()

function nameOf(named: Column | Table | Name): string {
  const known = names.get(named)
  if (known !== undefined) return known
  const name = spelled(named)
  names.set(named, name)
  return name
}

function spelled(named: Column | Table | Name): string {
  if (named instanceof Table) return quoted(getTableName(named))
  if (named instanceof Name) return quoted(named.value)
  return `${quoted(getTableName(named.table))}.${quoted(named.name)}`
}

function quoted(name: string): string {
  return `"${name}"`
}
