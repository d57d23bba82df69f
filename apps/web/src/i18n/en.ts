import { enAttachments } from './enAttachments.ts'
import { enBulk } from './enBulk.ts'
import { enFilter } from './enFilter.ts'
import { enNotifications } from './enNotifications.ts'
import { enSearch } from './enSearch.ts'
import { enTrouble } from './enTrouble.ts'
import { enPriority, enStatus } from './enStates.ts'
import { enViews } from './enViews.ts'

/** What the dashboard and its trouble say, in English; the other languages have the same keys. */
export const en = {
  app: {
    name: 'Parley',
    skip: 'Skip to the conversation',
    failed: 'The account could not be loaded.',
    loading: 'Loading the account',
    slow: 'This takes longer than usual…',
  },
  role: { owner: 'Owner', admin: 'Admin', agent: 'Agent' },
  nav: {
    notSignedOut: 'The server did not answer: you are still signed in here.',
    views: 'Views',
    inboxes: 'Inboxes',
    all: 'All',
    mine: 'Mine',
    unassigned: 'Unassigned',
    unread: 'Unread',
    waiting: 'Waiting for us',
    snoozed: 'Snoozed',
    urgent: 'Urgent',
    direct: 'Direct',
    groups: 'Groups',
    announcements: 'Announcements',
    switchAccount: 'Switch account',
    person: 'Your menu',
    theme: 'Theme',
    system: 'Like the system',
    light: 'Light',
    dark: 'Dark',
    language: 'Language',
    settings: 'Settings',
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    open: 'Open navigation',
    close: 'Close navigation',
  },
  list: {
    label: 'Conversations',
    search: 'Search conversations',
    clearSearch: 'Clear search',
    new: 'New conversation',
    empty: 'Nothing here',
    showAll: 'Show all conversations',
    failed: 'The conversations could not be loaded.',
    retry: 'Try again',
    loading: 'Loading conversations',
    moreFailed: 'More could not be loaded. Trying again soon.',
    pinned: 'Pinned',
    you: 'You: {text}',
    deleted: 'Message deleted',
    noMessages: 'No messages yet',
    noName: 'Unknown',
    movedTo: 'Moved to {where}',
    givenTo: 'Assigned to {name}',
    readNow: 'Read',
    left: 'Not in this list any more',
    newRows: '{count, plural, one {# new} other {# new}}',
  },
  row: {
    new: 'New',
    viewing: 'Viewing: {names}',
    waiting: 'Waiting for us: {time}',
    pinned: 'Pinned',
    muted: 'Muted',
    snoozed: 'Snoozed',
    typing: 'typing…',
    draft: 'Draft:',
    now: 'now',
    minutes: '{count}m',
    hours: '{count}h',
    days: '{count}d',
    support: 'Support',
    unread: '{count, plural, one {{count} unread message} other {{count} unread messages}}',
    online: 'online',
    away: 'away',
    offline: 'offline',
  },
  status: enStatus,
  priority: enPriority,
  pane: {
    choose: 'Choose a conversation',
    chooseText: 'Pick one from the list, or press c to begin a new one.',
    loading: 'Loading messages',
  },
  connection: {
    live: 'Live',
    reconnecting: 'Reconnecting',
    inSeconds: 'in {seconds} s',
    offline: 'Offline',
    queued: '({count, number} queued)',
    missed: '{count, plural, one {# update} other {# updates}} while you were away',
    panel: 'Connection details',
    notLive: 'Not live',
    liveHint: 'This list follows everything as it happens',
    notLiveHint: 'The list shows how things last were',
    catchingUp: 'Catching up',
    ended: 'Signed out',
    retry: 'Retry now',
    away: 'Parley cannot be reached',
    nothingKept:
      'Nothing of this page is kept in this browser. It opens as soon as the server answers.',
  },
  /** One sentence for each word of refusal. */
  failure: {
    network: 'The server cannot be reached.',
    late: 'The server did not answer in time.',
    unreadable: 'What came back was no answer of the server.',
    input: {
      invalid: 'Something in it cannot be accepted.',
    },
    cursor: {
      invalid: 'The list has changed; load it again.',
    },
    session: {
      required: 'You are signed out.',
      ended: 'Your session has ended.',
    },
    account: {
      notFound: 'This account is not here.',
    },
    conversation: {
      notFound: 'This conversation is not here, or you may not see it.',
      closed: 'This conversation is closed.',
      exists: 'This conversation exists already.',
    },
    message: {
      notFound: 'This message is not here.',
      idReused: 'Another message was sent in its place.',
      deleted: 'This message was deleted.',
    },
    attachment: {
      notFound: 'This file is not here.',
      idReused: 'Another file was uploaded in its place.',
      used: 'This file was sent already.',
      notReady: 'This file is not uploaded yet.',
      tooLarge: 'This file is too large.',
      tooMany: 'Too many files wait to be sent. Send some, or take them away.',
      offset: 'The upload has moved on elsewhere.',
      unsafe: 'This picture is too large to be opened safely.',
      address: 'This address is not valid.',
      expired: 'This address is over.',
    },
    reaction: {
      tooMany: 'This has as many reactions as it can hold.',
    },
    mutation: {
      idReused: 'This was already done differently.',
    },
    member: {
      notFound: 'This person is not in the account.',
      exists: 'This person is in the account already.',
      lastOwner: 'An account keeps at least one owner.',
    },
    person: {
      exists: 'Somebody has this e-mail already.',
    },
    picture: {
      unreadable: 'This is no picture we can read, or it is larger than 8 MB.',
    },
    invitation: {
      notFound: 'This invitation is not here any more.',
      expired: 'This invitation has expired.',
      used: 'This invitation was used already.',
      tooMany: 'There are a hundred open invitations already. Take one back first.',
    },
    contact: {
      notFound: 'This customer is not here.',
    },
    inbox: {
      notFound: 'This inbox is not here.',
      inUse: 'This inbox still has conversations.',
    },
    team: {
      notFound: 'This team is not here.',
    },
    label: {
      notFound: 'This label is not here.',
      exists: 'There is such a label already.',
    },
    cannedReply: {
      notFound: 'This canned reply is not here.',
      exists: 'There is one with this shortcut already.',
      tooMany: 'There are two hundred already. Delete one first.',
    },
    view: {
      notFound: 'This view is not here.',
      tooMany: 'There are a hundred views already. Delete one first.',
    },
    outbox: {
      full: 'Too much waits to be sent already. Your text is kept; send it when the connection is back.',
    },
    operation: {
      notFound: 'This change is not here any more.',
    },
    role: {
      forbidden: 'Your role does not allow it.',
    },
    action: {
      forbidden: 'You may not do this.',
    },
    rate: {
      limited: 'Too much at once. Wait a moment.',
    },
    server: {
      overloaded: 'The server is busy. Try again in a moment.',
      timeout: 'The server took too long to answer.',
      error: 'The server made a mistake.',
    },
  },
  announce: {
    one: '{name}: {text}',
    many: '{count, plural, one {# new message} other {# new messages}}',
    someone: 'Someone',
  },
  bulk: enBulk,
  filter: enFilter,
  notifications: enNotifications,
  search: enSearch,
  attachments: enAttachments,
  trouble: enTrouble,
  views: enViews,
  error: {
    title: 'Something went wrong',
    text: 'The page could not be shown.',
    retry: 'Try again',
    notFound: 'This page does not exist.',
    home: 'To your conversations',
  },
}

export type DashboardWords = typeof en
