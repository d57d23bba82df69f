import type { ElsewhereWords } from './enElsewhere.ts'
import { frInvite } from './frInvite.ts'
import { frSettings } from './frSettings.ts'

export const frElsewhere: ElsewhereWords = {
  signIn: {
    title: 'Se connecter à Parley',
    setupTitle: 'Bienvenue dans Parley',
    setupText: 'Il n’y a encore personne. Créez le premier compte ; vous en serez propriétaire.',
    name: 'Votre nom',
    accountName: 'Nom de votre équipe',
    email: 'E-mail',
    password: 'Mot de passe',
    passwordHint: 'Au moins 10 caractères',
    submit: 'Se connecter',
    create: 'Créer le compte',
    demo: 'Ou visiter en tant que',
    demoPassword: 'Leur mot de passe est {password}.',
    wrong: 'E-mail ou mot de passe incorrect. Après dix essais, une adresse attend 15 minutes.',
    limited: 'Trop d’essais. Attendez quelques minutes, puis réessayez.',
    offline: 'Le serveur est injoignable. Réessayez.',
    failed: 'Cela n’a pas fonctionné : {message}',
  },
  invite: frInvite,
  settings: frSettings,
}
