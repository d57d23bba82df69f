import type { enNotifications, enNotificationsLate, enPushed } from './enNotifications.ts'

/** Ce que dit un appareil que l’on réveille. */
export const frPushed: typeof enPushed = {
  mention: '{name} vous a mentionné',
  assignment: '{name} vous a confié une conversation',
  assignments: '{name} vous a confié {count} conversations',
  reply: '{name} a répondu',
  replys: '{count} nouveaux messages, le dernier de {name}',
  newConversation: 'Nouvelle conversation de {name}',
  somebody: 'Quelqu’un',
}

/** Ce qui dit ce dont on est averti. */
export const frNotifications: typeof enNotifications = {
  title: 'Notifications',
  open: '{count, plural, =0 {Notifications} one {Notifications, # non lue} =100 {Notifications, 100 non lues ou plus} other {Notifications, # non lues}}',
}

/** What only parts say that come late. */
export const frNotificationsLate: typeof enNotificationsLate = {
  readAll: 'Tout marquer comme lu',
  unread: 'Non lue',
  more: 'Afficher les plus anciennes',
  loading: 'Chargement des notifications',
  none: 'Rien de nouveau pour vous',
  noneText:
    'Les mentions, les conversations qu’on vous confie et les réponses aux vôtres apparaissent ici.',
  failed: 'Vos notifications n’ont pas pu être chargées',
  settings: 'Ce dont vous êtes averti',
  mention: '{name} vous a mentionné',
  assignment:
    '{count, plural, one {{name} vous a confié cette conversation} other {{name} vous a confié # conversations}}',
  reply:
    '{count, plural, one {{name} a répondu} other {# nouveaux messages, le dernier de {name}}}',
  newConversation: 'Nouvelle conversation de {name}',
  system: 'Parley',
  deleted: 'Le message a été supprimé',
  offer: 'Être averti quand Parley est à l’arrière-plan ?',
  offerText:
    'Votre navigateur vous le demandera une fois. Il montre qui a écrit, et vous pouvez l’arrêter à tout moment dans les réglages.',
  allow: 'Activer',
  later: 'Pas maintenant',
  denied:
    'Ce navigateur refuse les notifications de Parley. Autorisez-les dans ses réglages pour ce site, à côté de l’adresse.',
  notHere: 'Ce navigateur ne sait pas le faire.',
  page: {
    text: 'Ce dont Parley vous avertit, et où.',
    failed: 'Vos choix n’ont pas pu être chargés : voici ce qui vaut d’abord pour tous.',
    kinds: 'Ce dont vous êtes averti',
    mention: 'Quelqu’un vous mentionne',
    assignment: 'On vous confie une conversation',
    reply: 'Une réponse là où vous participez ou êtes responsable',
    newConversation: 'Une nouvelle conversation dans une boîte que vous servez',
    mutedHint: 'Des conversations en sourdine, seules les mentions sont annoncées.',
    where: 'Où',
    sound: 'Son',
    soundHint: 'Un son bref, une seule fois, quel que soit le nombre d’onglets.',
    browser: 'Notifications du navigateur',
    browserHint: 'Quand Parley est ouvert, mais à l’arrière-plan.',
    push: 'Sur cet appareil, même quand Parley est fermé',
    pushHint:
      'Jusqu’à ce que vous vous déconnectiez ici. Pas pendant que vous regardez Parley ailleurs.',
    previews: 'Montrer les premiers mots des messages',
    previewsHint: 'Sinon, une notification sur un appareil dit seulement qui a écrit.',
    quiet: 'Heures calmes',
    quietOn: 'Être laissé tranquille à certaines heures',
    quietHint:
      'Ni son ni notification pendant ce temps ; la liste continue. Fuseau horaire : {zone}.',
    from: 'De',
    to: 'À',
    days: 'À partir du',
  },
}
