import type { Sort } from './types.ts'

/** Newest activity first. */
export const defaultSort: Sort = [{ by: 'lastActivityAt', order: 'desc' }]
