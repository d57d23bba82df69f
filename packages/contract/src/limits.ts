/** Limits both sides know, so that the screen can refuse before the server has to. */
export const limits = {
  /** Characters of a message body. */
  body: 10_000,
  /** Characters of a search. */
  search: 200,
  /** Attachments of one message. */
  attachments: 10,
  /** Characters of a file's name. */
  fileName: 120,
  /** Heights of a waveform. */
  peaks: 64,
  /** Attachments whose addresses are asked for at once. */
  signed: 100,
  /** Different emoji under one message. */
  reactions: 20,
  /** People who chose the same one. */
  reactors: 200,
  /** Earlier versions that are kept of a message. */
  versions: 50,
  /** Values in one list of a filter. */
  filterValues: 100,
  /** Terms (a key with its value) in one filter, groups included. */
  filterTerms: 100,
  /** Nesting of and, or and not. */
  filterDepth: 5,
  /** Rows of a page. */
  page: 100,
  pageDefault: 25,
  /** unreadCount stops here; the screen shows "99+". */
  unread: 100,
  /** conversations.count is exact up to here. */
  count: 1000,
  /** Rows that one bulk change may touch. */
  operation: 100_000,
  /** Participants carried on a conversation; participantCount tells the rest. */
  participants: 8,
  /** Participants that conversations.participants names. */
  participantsListed: 1000,
  /** Characters of lastMessage.body. */
  preview: 200,
  /** Characters of a name, subject or label title. */
  name: 200,
  /** Labels of one conversation. */
  labels: 50,
  /** Saved views of one person, of one team, of the account. */
  views: 100,
  /** Characters of a saved view's filter as JSON. */
  viewFilter: 16_000,
  /** Invitations of an account that nobody has accepted yet. */
  invitations: 100,
  /** Days an invitation may stay open. */
  invitationDays: 90,
  /** Bytes of a picture of oneself, as it is sent. */
  avatar: 8 * 1024 * 1024,
  /** Characters of a password, at least and at most. */
  passwordMin: 10,
  passwordMax: 128,
  /** Notifications kept of one person; unread ones are counted up to `unread`. */
  notifications: 500,
  /** Browsers of one person that are woken. */
  pushSubscriptions: 20,
  /** Days after which they go. */
  notificationDays: 60,
  /** Canned replies of one person, of one team, of the account. */
  cannedReplies: 200,
  /** Characters of one. */
  cannedBody: 5000,
  /** Filters of one conversations.counts. */
  counts: 20,
} as const
