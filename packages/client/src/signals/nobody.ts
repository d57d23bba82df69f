/** Always the same one: who reads it, on the server and then here, sees no change. */
export const nobody: never[] = []
