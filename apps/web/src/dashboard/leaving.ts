import { Store } from '@parley/client'

/** Whether the person signs out here: then the page is left once everything of theirs is forgotten. */
export const leaving = new Store(false)
