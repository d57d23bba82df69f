import type { enBulk, enBulkLate } from './enBulk.ts'

/** Les mots des changements en nombre, en français. */
export const frBulk: typeof enBulk = {
  choose: 'Choisir {title}',
}

/** What only parts say that come late. */
export const frBulkLate: typeof enBulkLate = {
  refused: 'Une modification faite plus tôt a été refusée',
  again: 'Réessayer',
  bar: 'Conversations choisies',
  chosen: '{count, plural, one {# choisie} other {# choisies}}',
  all: 'Les {count} choisies',
  chooseAll: 'Sélectionner les {count} qui correspondent',
  allHint: 'Toutes celles qui correspondent, même non chargées',
  whole: 'Toutes celles qui correspondent',
  hint: 'Maj et clic choisit une série',
  leave: 'Quitter la sélection',
  menu: {
    status: 'Statut',
    assignee: 'Attribuer',
    labels: 'Étiquettes',
    priority: 'Priorité',
    snooze: 'Mettre en veille',
  },
  snooze: {
    later: 'Dans trois heures ({when})',
    tomorrow: 'Demain ({when})',
    nextWeek: 'La semaine prochaine ({when})',
    nextMonth: 'Dans un mois ({when})',
    wake: 'Mettre fin à la veille',
  },
  done: {
    open: 'Rouvert',
    pending: 'Mis en attente',
    resolved: 'Résolu',
    closed: 'Fermé',
    priority: 'Priorité : {priority}',
    assigned: 'Attribué à {name}',
    unassigned: 'Sans responsable',
    team: 'Confié à {name}',
    noTeam: 'Sans équipe',
    labels: 'Étiquettes changées',
    labelled: 'Étiqueté {label}',
    unlabelled: 'Étiquette {label} retirée',
    snoozed: 'En veille jusqu’au {when}',
    woken: 'Veille terminée',
    read: 'Marquée comme lue',
    unread: 'Marquée comme non lue',
    pinned: 'Épinglée',
    unpinned: 'Désépinglée',
    muted: 'Son coupé',
    unmuted: 'Son rétabli',
  },
  toasts: 'Changements',
  count: '{count, plural, one {# conversation} other {# conversations}}',
  changedLeft:
    '{count, plural, one {# conversation} other {# conversations}}, {left, plural, one {# inchangée} other {# inchangées}}',
  undoneLeft:
    '{count, plural, one {# rétablie} other {# rétablies}}, {left, plural, one {# changée depuis} other {# changées depuis}}',
  nothing: 'Il n’y avait rien à changer',
  progress: '{done, number} sur {total, number}',
  going: 'Avancement du changement',
  undo: 'Annuler',
  undoing: 'Annulation…',
  undone: 'Rétabli comme avant',
  failed: 'Le changement n’a pas pu être fait.',
  dismiss: 'Fermer',
  rival: {
    justBefore: '{what} juste avant vous',
    before: '{what} avant vous',
    after: '{what} juste après vous',
  },
  edited: 'Message modifié',
}
