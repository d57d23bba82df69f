/** What reads the box of the search as one types: fetched when the page is quiet, or with the focus. */
export { hintsFor } from './hintsFor.ts'
export { parseTokens, tokenAt } from './tokens.ts'
export { vocabularyOf } from './vocabularyOf.ts'
