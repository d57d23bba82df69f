import type { enViews, enViewsLate } from './enViews.ts'

/** The words of saved views, in French. */
export const frViews: typeof enViews = {
  team: 'Entre nous',
  private: 'Privées',
  everyone: 'Pour tous',
  unread: '{count, plural, one {{count} non lue} other {{count} non lues}}',
  unreadMany: 'Plus de 999 non lues',
  menu: 'Actions pour {name}',
  drag: 'Glisser pour réordonner',
  rename: 'Renommer…',
  sharing: 'Modifier le partage…',
  moveUp: 'Monter',
  moveDown: 'Descendre',
  delete: 'Supprimer…',
  moved: '{name} : {place} sur {count}',
  edited: 'Modifications non enregistrées',
  missing: 'Cette vue demande ce qui n’existe plus : {what}.',
  unreadable: 'Une partie n’a pas pu être lue et a été laissée de côté : {keys}.',
  gone: {
    label: 'l’étiquette « {value} »',
    team: 'une équipe',
    inbox: 'une boîte',
    member: 'une personne',
  },
  listFailed: 'Les vues enregistrées n’ont pas pu être chargées.',
  failed: 'Cela n’a pas fonctionné : {message}',
}

/** What only parts say that come late. */
export const frViewsLate: typeof enViewsLate = {
  dialog: {
    save: 'Enregistrer la vue',
    edit: 'Modifier la vue',
    close: 'Fermer',
    name: 'Nom',
    icon: 'Icône',
    noIcon: 'Sans icône',
    who: 'Qui la voit',
    onlyMe: 'Moi seulement',
    team: 'Une équipe',
    whichTeam: 'Quelle équipe',
    everyone: 'Tout le compte',
    notYours: 'Seule la personne qui a créé une vue peut la rendre privée.',
    submit: 'Enregistrer',
    cancel: 'Annuler',
    delete: 'Supprimer la vue',
    deleteText:
      '« {name} » sera supprimée{scope, select, private {} team { pour toute l’équipe} other { pour tout le monde}}. Ses conversations restent.',
    confirm: 'Supprimer',
  },
}
