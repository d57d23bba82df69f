/** What is said with anything that could not be had, in English. */
export const enTrouble = {
  again: 'Try again',
  againIn: 'Try again in {seconds, number} s',
  forbidden: 'An owner or admin of the account can change that.',
  request: 'Request {id}',
}
