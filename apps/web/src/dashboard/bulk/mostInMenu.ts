/** A menu that holds more than can be looked through is a list that one types into. */
export const mostInMenu = 25
