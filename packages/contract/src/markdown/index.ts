/** What a message's text means: apart from the rest, so that only who reads text loads the parser. */
export * from './mentionsOf.ts'
export * from './parseMarkdown.ts'
export * from './plainText.ts'
export type * from './words.ts'
