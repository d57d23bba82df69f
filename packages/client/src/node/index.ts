/** What only a process of Node's can do. */
export { fileOutbox } from './fileOutbox.ts'
