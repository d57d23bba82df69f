'use client'
import { useUploads } from '@parley/client/react'
import type { Attachment } from '@parley/contract'
import { AttachmentTray, VoiceRecorder } from '@parley/ui'
import type { ClipboardEvent, ReactNode } from 'react'
import { FileButtons } from './FileButtons.tsx'
import { FileDrop } from './FileDrop.tsx'
import { useFileDraft } from './useFileDraft.ts'
import { useRecorder } from './useRecorder.ts'

interface UsedFiles {
  /** There is something to send without words. */
  hasAny: boolean
  /** For the composer: above the words, among the tools, in place of the words, over it all. */
  above: ReactNode
  tools: ReactNode
  instead: ReactNode
  over: ReactNode
  onPaste: (event: ClipboardEvent) => void
  /** Hands the files over to a message; null while one of them cannot go. */
  take: () => readonly Attachment[] | null
  giveBack: (taken: readonly Attachment[]) => void
}

interface FilesOptions {
  /** Of the draft they belong to. */
  name: string
  /** A recording is a message of its own. */
  onVoice: (recording: Attachment) => unknown
}

/** Files and voice beside what is being written: all that the composer shows of them. */
export function useFiles({ name, onVoice }: FilesOptions): UsedFiles {
  const files = useFileDraft(name)
  const { items, problem, add, remove, retry, take, giveBack } = files
  const { uploads } = useUploads()
  const recorder = useRecorder()
  const onFiles = (chosen: File[]) => void add(chosen)

  async function sendVoice() {
    const recording = await recorder.finish()
    if (recording && recording.bytes.size > 0) onVoice(uploads.add(recording))
  }

  return {
    hasAny: items.length > 0,
    above: (items.length > 0 || problem) && (
      <>
        <AttachmentTray items={items} onRemove={remove} onRetry={retry} />
        {problem && (
          <p role="alert" className="text-[12px] text-danger">
            {problem}
          </p>
        )}
      </>
    ),
    tools: <FileButtons onFiles={onFiles} onRecord={() => void recorder.open()} />,
    instead: recorder.state && (
      <VoiceRecorder
        state={recorder.state}
        ms={recorder.ms}
        levels={recorder.levels}
        onAllow={() => void recorder.allow()}
        onSend={() => void sendVoice()}
        onCancel={recorder.cancel}
      />
    ),
    over: <FileDrop onFiles={onFiles} />,
    onPaste(event) {
      const pasted = [...event.clipboardData.files]
      // A table is pasted as words and as a picture of it: the words are meant.
      if (pasted.length === 0 || event.clipboardData.types.includes('text/plain')) return
      event.preventDefault()
      onFiles(pasted)
    },
    take,
    giveBack,
  }
}
