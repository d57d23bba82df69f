import type { enSearch, enSearchLate } from './enSearch.ts'

/** Les mots de la recherche dans les messages, en français. */
export const frSearch: typeof enSearch = {
  tabs: 'Chercher dans',
  conversations: 'Conversations',
  messages: 'Messages',
}

/** What only parts say that come late. */
export const frSearchLate: typeof enSearchLate = {
  label: 'Messages trouvés',
  found: '{count, plural, one {# message trouvé} other {# messages trouvés}}',
  foundMore: '{count, plural, one {# message trouvé} other {# messages trouvés}}, et d’autres',
  loading: 'Recherche dans les messages',
  you: 'Vous',
  by: '{name} :',
  note: 'Note',
  nothing: 'Aucun message ne contient tous ces mots',
  nothingText: 'Tous doivent être dans un même message ; du dernier, le début suffit.',
  nothingNarrowed: 'Seules les conversations qui correspondent au filtre ont été parcourues.',
  everywhere: 'Chercher dans toutes les conversations',
  broad: 'Trop de messages à parcourir',
  broadText:
    'Ces mots sont dans trop de messages. Ajoutez un mot ou un filtre, ou essayez encore une fois.',
  failed: 'La recherche dans les messages n’a pas abouti.',
  offline: 'Vous êtes hors ligne',
  offlineText: 'La recherche reprendra dès que la connexion sera revenue.',
  wasDeleted: 'Le message que vous cherchiez a été supprimé.',
  isGone: 'Le message que vous cherchiez n’est pas ici.',
}
