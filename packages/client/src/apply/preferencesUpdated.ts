import type { Fold } from './Query.ts'

/** The viewer chose something, here or on another device; the event carries all of it. */
export const preferencesUpdated: Fold<'preferences.updated'> = (query, { preferences }) =>
  query.procedure === 'preferences.get'
    ? { data: { ...query.data, preferences } }
    : { data: query.data }
