/** Hooks over the live picture. Every view's shape is in views.ts. */
export type * from './views.ts'
