import type { enActivity } from './enActivity.ts'

/** The same in French. */
export const frActivity: typeof enActivity = {
  status: {
    open: '{who} a ouvert la conversation',
    pending: '{who} a mis la conversation en attente',
    resolved: '{who} a résolu la conversation',
    closed: '{who} a fermé la conversation',
  },
  took: '{who} a pris la conversation',
  assigned: '{who} a attribué la conversation à {to}',
  unassigned: '{who} a retiré l’attribution',
  team: '{who} a confié la conversation à {to}',
  noTeam: '{who} a retiré l’équipe',
  priority: '{who} a réglé la priorité : {to}',
  labelled: '{who} a ajouté {labels}',
  unlabelled: '{who} a retiré {labels}',
  snoozed: '{who} a mis en veille jusqu’au {until}',
  woke: '{who} a mis fin à la veille',
  renamed: '{who} a nommé la conversation « {to} »',
  unnamed: '{who} a retiré le sujet',
}
