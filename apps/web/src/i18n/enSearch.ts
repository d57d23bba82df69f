/** The words of searching messages, in English. */
export const enSearch = {
  tabs: 'Search in',
  conversations: 'Conversations',
  messages: 'Messages',
}

/** What only parts say that come late. */
export const enSearchLate = {
  label: 'Messages found',
  found: '{count, plural, one {# message found} other {# messages found}}',
  foundMore: '{count, plural, one {# message found} other {# messages found}}, and more',
  loading: 'Searching messages',
  you: 'You',
  by: '{name}:',
  note: 'Note',
  nothing: 'No message holds all of these words',
  nothingText: 'All must be in one message; of the last, its beginning will do.',
  nothingNarrowed: 'Only conversations that match the filter were searched.',
  everywhere: 'Search all conversations',
  broad: 'Too much to look through',
  broadText: 'Too many messages hold these words. Add a word or a filter, or try again.',
  failed: 'The messages could not be searched.',
  offline: 'You are offline',
  offlineText: 'The search goes on once the connection is back.',
  wasDeleted: 'The message you came for was deleted.',
  isGone: 'The message you came for is not here.',
}
