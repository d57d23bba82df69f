/** The lines of activity between messages, in English. */
export const enActivity = {
  status: {
    open: '{who} opened this',
    pending: '{who} set this to pending',
    resolved: '{who} resolved this',
    closed: '{who} closed this',
  },
  took: '{who} took this over',
  assigned: '{who} assigned this to {to}',
  unassigned: '{who} unassigned this',
  team: '{who} gave this to {to}',
  noTeam: '{who} took this from its team',
  priority: '{who} set the priority: {to}',
  labelled: '{who} added {labels}',
  unlabelled: '{who} took {labels} off',
  snoozed: '{who} snoozed this until {until}',
  woke: '{who} ended the snooze',
  renamed: '{who} called this “{to}”',
  unnamed: '{who} removed the subject',
}
