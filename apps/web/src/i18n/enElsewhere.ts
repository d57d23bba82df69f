import { enInvite } from './enInvite.ts'
import { enSettings } from './enSettings.ts'

/** What the other pages say besides: a page of the inbox comes without it. */
export const enElsewhere = {
  signIn: {
    title: 'Sign in to Parley',
    setupTitle: 'Welcome to Parley',
    setupText: 'Nobody is here yet. Make the first account; you will be its owner.',
    name: 'Your name',
    accountName: 'Name of your team',
    email: 'E-mail',
    password: 'Password',
    passwordHint: 'At least 10 characters',
    submit: 'Sign in',
    create: 'Create account',
    demo: 'Or look around as',
    demoPassword: 'Their password is {password}.',
    wrong: 'E-mail or password is not right. After ten wrong tries an address waits 15 minutes.',
    limited: 'Too many tries. Wait a few minutes, then try again.',
    offline: 'The server cannot be reached. Try again.',
    failed: 'That did not work: {message}',
  },
  invite: enInvite,
  settings: enSettings,
}

export type ElsewhereWords = typeof enElsewhere
