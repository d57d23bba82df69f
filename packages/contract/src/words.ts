/** The types of the words on the wire; nothing here runs, so no zod reaches a bundle. */
export type * from './ids.ts'
export type * from './nouns.ts'
export type * from './enums.ts'
export type * from './preferences.ts'
