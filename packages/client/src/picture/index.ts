/** The picture beyond its page: loaded when there is something to keep, or to be read again. */
export { indexedDbPicture } from './indexedDbPicture.ts'
export { keepPicture } from './keepPicture.ts'
export type * from './KeptAnswer.ts'
export type * from './Picture.ts'
