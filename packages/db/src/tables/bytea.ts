import { customType } from 'drizzle-orm/pg-core'

/** Bytes as Postgres keeps them. */
export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })
