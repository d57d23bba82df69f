/** What a device says that is woken: without grammar of its own, `…s` for more than one. */
export const enPushed = {
  mention: '{name} mentioned you',
  assignment: '{name} gave you a conversation',
  assignments: '{name} gave you {count} conversations',
  reply: '{name} answered',
  replys: '{count} new messages, the last from {name}',
  newConversation: 'A new conversation from {name}',
  somebody: 'Somebody',
}

/** The words of what one is told. */
export const enNotifications = {
  title: 'Notifications',
  open: '{count, plural, =0 {Notifications} one {Notifications, # unread} =100 {Notifications, 100 or more unread} other {Notifications, # unread}}',
}

/** What only parts say that come late. */
export const enNotificationsLate = {
  readAll: 'Mark all read',
  unread: 'Unread',
  more: 'Show older ones',
  loading: 'Loading notifications',
  none: 'Nothing new for you',
  noneText: 'Mentions, conversations given to you, and answers to yours are listed here.',
  failed: 'Your notifications could not be loaded',
  settings: 'What you are told of',
  mention: '{name} mentioned you',
  assignment:
    '{count, plural, one {{name} gave you this conversation} other {{name} gave you # conversations}}',
  reply: '{count, plural, one {{name} answered} other {# new messages, the last from {name}}}',
  newConversation: 'A new conversation from {name}',
  system: 'Parley',
  deleted: 'The message was deleted',
  offer: 'Be told while Parley is in the background?',
  offerText:
    'Your browser will ask once. It shows who wrote, and you can turn it off any time in the settings.',
  allow: 'Turn on',
  later: 'Not now',
  denied:
    'This browser refuses notifications of Parley. Allow them in its settings for this site, beside the address.',
  notHere: 'This browser cannot do this.',
  page: {
    failed: 'What you chose could not be loaded: this is how it is for everyone at first.',
    text: 'What Parley tells you of, and where.',
    kinds: 'What you are told of',
    mention: 'Somebody mentions you',
    assignment: 'A conversation is given to you',
    reply: 'An answer where you take part or are assigned',
    newConversation: 'A new conversation in an inbox you serve',
    mutedHint: 'Of conversations you muted, you are told of mentions alone.',
    where: 'Where',
    sound: 'Sound',
    soundHint: 'A short tone, once, however many tabs are open.',
    browser: 'Browser notifications',
    browserHint: 'While Parley is open, but in the background.',
    push: 'On this device, also when Parley is closed',
    pushHint: 'Until you sign out here. Not while you are looking at Parley elsewhere.',
    previews: 'Show the first words of messages',
    previewsHint: 'Without, a notification on a device says only who wrote.',
    quiet: 'Quiet hours',
    quietOn: 'Be left alone at certain hours',
    quietHint: 'No sound and no notifications then; the list goes on. Time zone: {zone}.',
    from: 'From',
    to: 'Until',
    days: 'Beginning on',
  },
}
