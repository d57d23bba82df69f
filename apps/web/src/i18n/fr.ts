import { frAttachments } from './frAttachments.ts'
import { frBulk } from './frBulk.ts'
import { frFilter } from './frFilter.ts'
import { frNotifications } from './frNotifications.ts'
import { frSearch } from './frSearch.ts'
import { frTrouble } from './frTrouble.ts'
import { frViews } from './frViews.ts'
import type { DashboardWords } from './en.ts'

export const fr: DashboardWords = {
  app: {
    name: 'Parley',
    skip: 'Aller à la conversation',
    slow: 'Cela prend plus de temps que d’habitude…',
    failed: 'Le compte n’a pas pu être chargé.',
    loading: 'Chargement du compte',
  },
  role: { owner: 'Propriétaire', admin: 'Administrateur', agent: 'Agent' },
  nav: {
    notSignedOut: 'Le serveur n’a pas répondu : vous êtes toujours connecté ici.',
    views: 'Vues',
    inboxes: 'Boîtes de réception',
    all: 'Toutes',
    mine: 'Les miennes',
    unassigned: 'Non attribuées',
    unread: 'Non lues',
    waiting: 'En attente de nous',
    snoozed: 'En veille',
    urgent: 'Urgentes',
    direct: 'Directes',
    groups: 'Groupes',
    announcements: 'Annonces',
    switchAccount: 'Changer de compte',
    person: 'Votre menu',
    theme: 'Thème',
    system: 'Comme le système',
    light: 'Clair',
    dark: 'Sombre',
    language: 'Langue',
    settings: 'Réglages',
    signOut: 'Se déconnecter',
    signOutEverywhere: 'Se déconnecter partout',
    open: 'Ouvrir la navigation',
    close: 'Fermer la navigation',
  },
  list: {
    label: 'Conversations',
    search: 'Rechercher des conversations',
    clearSearch: 'Effacer la recherche',
    new: 'Nouvelle conversation',
    empty: 'Rien ici',
    showAll: 'Afficher toutes les conversations',
    failed: 'Les conversations n’ont pas pu être chargées.',
    retry: 'Réessayer',
    loading: 'Chargement des conversations',
    moreFailed: 'La suite n’a pas pu être chargée. Nouvel essai bientôt.',
    pinned: 'Épinglées',
    you: 'Vous : {text}',
    deleted: 'Message supprimé',
    noMessages: 'Aucun message',
    noName: 'Inconnu',
    movedTo: 'Déplacée vers {where}',
    givenTo: 'Attribuée à {name}',
    readNow: 'Lue',
    left: 'N’est plus dans cette liste',
    newRows: '{count, plural, one {# nouvelle} other {# nouvelles}}',
  },
  row: {
    draft: 'Brouillon :',
    new: 'Nouvelle',
    viewing: 'Regardent : {names}',
    waiting: 'En attente de nous : {time}',
    pinned: 'Épinglée',
    muted: 'Son coupé',
    snoozed: 'En veille',
    typing: 'écrit…',
    now: 'à l’instant',
    minutes: '{count}min',
    hours: '{count}h',
    days: '{count}j',
    support: 'Support',
    unread: '{count, plural, one {{count} message non lu} other {{count} messages non lus}}',
    online: 'en ligne',
    away: 'absent',
    offline: 'hors ligne',
  },
  status: { open: 'Ouverte', pending: 'En attente', resolved: 'Résolue', closed: 'Fermée' },
  priority: {
    urgent: 'Urgente',
    high: 'Haute',
    medium: 'Moyenne',
    low: 'Basse',
    none: 'Sans priorité',
  },
  pane: {
    choose: 'Choisissez une conversation',
    chooseText: 'Prenez-en une dans la liste, ou appuyez sur c pour en commencer une.',
    loading: 'Chargement des messages',
  },
  connection: {
    live: 'En direct',
    reconnecting: 'Reconnexion',
    inSeconds: 'dans {seconds} s',
    offline: 'Hors ligne',
    queued: '({count, number} en attente)',
    missed: '{count, plural, one {# nouveauté} other {# nouveautés}} en votre absence',
    panel: 'Détails de la connexion',
    notLive: 'Pas en direct',
    liveHint: 'Cette liste suit tout en direct',
    notLiveHint: 'La liste montre le dernier état connu',
    catchingUp: 'Rattrapage',
    ended: 'Déconnecté',
    retry: 'Réessayer maintenant',
    away: 'Parley est injoignable',
    nothingKept:
      'Rien de cette page n’est conservé dans ce navigateur. Elle s’ouvrira dès que le serveur répondra.',
  },
  /** One sentence for each word of refusal. */
  failure: {
    network: 'Le serveur est injoignable.',
    late: 'Le serveur n’a pas répondu à temps.',
    unreadable: 'Ce qui est revenu n’est pas une réponse du serveur.',
    input: {
      invalid: 'Un élément ne peut pas être accepté.',
    },
    cursor: {
      invalid: 'La liste a changé ; rechargez-la.',
    },
    session: {
      required: 'Vous êtes déconnecté.',
      ended: 'Votre session est terminée.',
    },
    account: {
      notFound: 'Ce compte n’est pas ici.',
    },
    conversation: {
      notFound: 'Cette conversation n’est pas ici, ou vous ne pouvez pas la voir.',
      closed: 'Cette conversation est fermée.',
      exists: 'Cette conversation existe déjà.',
    },
    message: {
      notFound: 'Ce message n’est pas ici.',
      idReused: 'Un autre message a été envoyé à sa place.',
      deleted: 'Ce message a été supprimé.',
    },
    attachment: {
      notFound: 'Ce fichier n’est pas là.',
      idReused: 'Un autre fichier a été envoyé à sa place.',
      used: 'Ce fichier a déjà été envoyé.',
      notReady: 'Ce fichier n’est pas encore téléversé.',
      tooLarge: 'Ce fichier est trop lourd.',
      tooMany: 'Trop de fichiers attendent d’être envoyés. Envoyez-en, ou retirez-en.',
      offset: 'L’envoi a continué ailleurs.',
      unsafe: 'Cette image est trop grande pour être ouverte sans risque.',
      address: 'Cette adresse n’est pas valable.',
      expired: 'Cette adresse n’est plus valable.',
    },
    reaction: {
      tooMany: 'Ce message a déjà autant de réactions que possible.',
    },
    mutation: {
      idReused: 'Cela a déjà été fait autrement.',
    },
    member: {
      notFound: 'Cette personne n’est pas dans le compte.',
      exists: 'Cette personne est déjà dans le compte.',
      lastOwner: 'Un compte garde au moins un propriétaire.',
    },
    person: {
      exists: 'Quelqu’un a déjà cet e-mail.',
    },
    picture: {
      unreadable: 'Ce n’est pas une image que nous savons lire, ou elle dépasse 8 Mo.',
    },
    invitation: {
      notFound: 'Cette invitation n’est plus ici.',
      expired: 'Cette invitation a expiré.',
      used: 'Cette invitation a déjà servi.',
      tooMany: 'Il y a déjà cent invitations ouvertes. Reprenez-en une d’abord.',
    },
    contact: {
      notFound: 'Ce client n’est pas ici.',
    },
    inbox: {
      notFound: 'Cette boîte de réception n’est pas ici.',
      inUse: 'Cette boîte de réception contient encore des conversations.',
    },
    team: {
      notFound: 'Cette équipe n’est pas ici.',
    },
    label: {
      notFound: 'Cette étiquette n’est pas ici.',
      exists: 'Cette étiquette existe déjà.',
    },
    cannedReply: {
      notFound: 'Cette réponse type n’est pas là.',
      exists: 'Il y en a déjà une avec ce raccourci.',
      tooMany: 'Il y en a déjà deux cents. Supprimez-en une d’abord.',
    },
    view: {
      notFound: 'Cette vue n’est pas ici.',
      tooMany: 'Il y a déjà cent vues. Supprimez-en une d’abord.',
    },
    outbox: {
      full: 'Trop d’envois attendent déjà. Votre texte est gardé ; envoyez-le quand la connexion est revenue.',
    },
    operation: {
      notFound: 'Ce changement n’est plus là.',
    },
    role: {
      forbidden: 'Votre rôle ne le permet pas.',
    },
    action: {
      forbidden: 'Vous ne pouvez pas faire cela.',
    },
    rate: {
      limited: 'Trop de demandes à la fois. Patientez un instant.',
    },
    server: {
      overloaded: 'Le serveur est occupé. Réessayez dans un instant.',
      timeout: 'Le serveur a mis trop de temps à répondre.',
      error: 'Le serveur a fait une erreur.',
    },
  },
  announce: {
    one: '{name} : {text}',
    many: '{count, plural, one {# nouveau message} other {# nouveaux messages}}',
    someone: 'Quelqu’un',
  },
  bulk: frBulk,
  filter: frFilter,
  notifications: frNotifications,
  search: frSearch,
  attachments: frAttachments,
  trouble: frTrouble,
  views: frViews,
  error: {
    title: 'Une erreur est survenue',
    text: 'La page n’a pas pu être affichée.',
    retry: 'Réessayer',
    notFound: 'Cette page n’existe pas.',
    home: 'Vers vos conversations',
  },
}
