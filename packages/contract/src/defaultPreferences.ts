import type { Preferences } from './words.ts'

/** What holds until a person chooses. */
export const defaultPreferences: Preferences = {
  theme: 'system',
  density: 'comfortable',
  language: null,
  sendWith: 'enter',
  sound: true,
  keymap: {},
  notifications: {
    mention: true,
    assignment: true,
    newConversation: false,
    reply: true,
    browser: false,
    push: false,
    previews: false,
  },
  quietHours: null,
}
