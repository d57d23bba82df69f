/** The words of files and voice messages, in English. */
export const enAttachments = {
  preview: {
    image: '{count, plural, one {Photo} other {# photos}}',
    video: '{count, plural, one {Video} other {# files}}',
    voice: 'Voice message ({length})',
    audio: '{name}',
    file: '{name}',
    more: '{first} and {count, plural, one {# more file} other {# more files}}',
  },
}

/** What only parts say that come late. */
export const enAttachmentsLate = {
  attach: 'Attach files',
  record: 'Record a voice message',
  list: 'Files to send',
  drop: 'Drop files to attach them',
  tooMany: 'At most {limit, number} files go with one message.',
  remove: 'Take {name} away',
  retry: 'Try {name} again',
  progress: '{name}, {percent, number}% uploaded',
  waiting: 'Waits for the network',
  ready: 'Ready',
  bytes: '{value} B',
  kilobytes: '{value} KB',
  megabytes: '{value} MB',
  image: 'Picture: {name}',
  open: 'Open {name}',
  download: 'Download {name}',
  gone: 'This file is not here any more.',
  failed: 'This file could not be shown.',
  close: 'Close',
  previous: 'Previous picture',
  next: 'Next picture',
  counter: '{index, number} of {count, number}',
  play: 'Play {name}',
  pause: 'Pause',
  seek: 'Position in {name}',
  time: '{at} of {length}',
  voice: 'Voice message',
  video: 'Video: {name}',
  recording: {
    label: 'Recording',
    explain:
      'To record, your browser asks whether this page may use the microphone. It listens only while you record.',
    allow: 'Use the microphone',
    cancel: 'Cancel',
    stop: 'Stop recording',
    send: 'Send voice message',
    discard: 'Throw the recording away',
    denied:
      'The browser does not let this page use the microphone. Allow it beside the address, then try again.',
    missing: 'No microphone was found.',
    failed: 'The recording could not be made.',
    again: 'Try again',
    level: 'Microphone level',
  },
}
