import type { enTrouble } from './enTrouble.ts'

/** Ce qui accompagne tout ce qui n’a pas pu être obtenu. */
export const frTrouble: typeof enTrouble = {
  again: 'Réessayer',
  againIn: 'Réessayer dans {seconds, number} s',
  forbidden: 'Un propriétaire ou un administrateur du compte peut y remédier.',
  request: 'Requête {id}',
}
