import type { enAttachments, enAttachmentsLate } from './enAttachments.ts'

/** Les mots des fichiers et des messages vocaux, en français. */
export const frAttachments: typeof enAttachments = {
  preview: {
    image: '{count, plural, one {Photo} other {# photos}}',
    video: '{count, plural, one {Vidéo} other {# fichiers}}',
    voice: 'Message vocal ({length})',
    audio: '{name}',
    file: '{name}',
    more: '{first} et {count, plural, one {# autre fichier} other {# autres fichiers}}',
  },
}

/** What only parts say that come late. */
export const frAttachmentsLate: typeof enAttachmentsLate = {
  attach: 'Joindre des fichiers',
  record: 'Enregistrer un message vocal',
  list: 'Fichiers à envoyer',
  drop: 'Déposez les fichiers pour les joindre',
  tooMany: 'Un message porte au plus {limit, number} fichiers.',
  remove: 'Retirer {name}',
  retry: 'Réessayer {name}',
  progress: '{name}, envoyé à {percent, number} %',
  waiting: 'Attend le réseau',
  ready: 'Prêt',
  bytes: '{value} o',
  kilobytes: '{value} Ko',
  megabytes: '{value} Mo',
  image: 'Image : {name}',
  open: 'Ouvrir {name}',
  download: 'Télécharger {name}',
  gone: 'Ce fichier n’est plus là.',
  failed: 'Ce fichier n’a pas pu être affiché.',
  close: 'Fermer',
  previous: 'Image précédente',
  next: 'Image suivante',
  counter: '{index, number} sur {count, number}',
  play: 'Écouter {name}',
  pause: 'Pause',
  seek: 'Position dans {name}',
  time: '{at} sur {length}',
  voice: 'Message vocal',
  video: 'Vidéo : {name}',
  recording: {
    label: 'Enregistrement',
    explain:
      'Pour enregistrer, votre navigateur demande si cette page peut utiliser le micro. Elle n’écoute que pendant l’enregistrement.',
    allow: 'Utiliser le micro',
    cancel: 'Annuler',
    stop: 'Arrêter l’enregistrement',
    send: 'Envoyer le message vocal',
    discard: 'Jeter l’enregistrement',
    denied:
      'Le navigateur ne laisse pas cette page utiliser le micro. Autorisez-le à côté de l’adresse, puis réessayez.',
    missing: 'Aucun micro n’a été trouvé.',
    failed: 'L’enregistrement n’a pas pu être fait.',
    again: 'Réessayer',
    level: 'Niveau du micro',
  },
}
