/** The words of saved views, in English. */
export const enViews = {
  team: 'Team chat',
  private: 'Private',
  everyone: 'Everyone',
  unread: '{count} unread',
  unreadMany: 'More than 999 unread',
  menu: 'Actions for {name}',
  drag: 'Drag to reorder',
  rename: 'Rename…',
  sharing: 'Edit sharing…',
  moveUp: 'Move up',
  moveDown: 'Move down',
  delete: 'Delete…',
  moved: '{name}: {place} of {count}',
  edited: 'Unsaved changes',
  missing: 'This view asks for what is gone: {what}.',
  unreadable: 'Part of it could not be read and was left out: {keys}.',
  gone: {
    label: 'label “{value}”',
    team: 'a team',
    inbox: 'an inbox',
    member: 'a person',
  },
  listFailed: 'The saved views could not be loaded.',
  failed: 'That did not work: {message}',
}

/** What only parts say that come late. */
export const enViewsLate = {
  dialog: {
    save: 'Save view',
    edit: 'Edit view',
    close: 'Close',
    name: 'Name',
    icon: 'Icon',
    noIcon: 'No icon',
    who: 'Who sees it',
    onlyMe: 'Only me',
    team: 'A team',
    whichTeam: 'Which team',
    everyone: 'Everyone in the account',
    notYours: 'Only who made a view may make it private.',
    submit: 'Save',
    cancel: 'Cancel',
    delete: 'Delete view',
    deleteText:
      '“{name}” will be deleted{scope, select, private {} team { for the whole team} other { for everyone}}. Its conversations stay.',
    confirm: 'Delete',
  },
}
