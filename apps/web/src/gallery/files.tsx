'use client'
import {
  AttachmentFile,
  AttachmentLightbox,
  AttachmentPicture,
  AttachmentTray,
  AttachmentVideo,
  VoicePlayer,
  VoiceRecorder,
  VoiceWaveform,
} from '@parley/ui'
import { attachment, peaks, picture, pictureSrc } from './samples.ts'
import { OnDemand } from './OnDemand.tsx'

const nothing = () => {}
const states = ['explaining', 'asking', 'recording', 'denied', 'missing', 'failed'] as const
const tray = (name: string, more: object) => ({
  attachment: attachment({ name, id: name as never }),
  src: null,
  progress: 0,
  problem: null,
  state: 'ready' as const,
  ...more,
})
const voice = attachment({ kind: 'voice', duration: 7200, peaks })

/** Files of a message, before and after it is sent. */
export const files = {
  AttachmentFile: () => (
    <>
      <AttachmentFile attachment={attachment()} href="#" />
      <AttachmentFile attachment={attachment()} href={null} problem="It is not here any more." />
    </>
  ),
  AttachmentPicture: () => (
    <div className="flex flex-wrap gap-2">
      <AttachmentPicture
        attachment={picture}
        src={pictureSrc}
        isTile={false}
        onOpen={nothing}
        onFailed={nothing}
      />
      <AttachmentPicture
        isTile
        attachment={picture}
        src={null}
        onOpen={nothing}
        onFailed={nothing}
      />
      <AttachmentPicture
        isTile
        attachment={picture}
        src={null}
        problem="It could not be loaded."
        onOpen={nothing}
        onFailed={nothing}
      />
    </div>
  ),
  AttachmentLightbox: () => (
    <OnDemand>
      {(close) => (
        <AttachmentLightbox
          pictures={[picture, picture]}
          index={0}
          src={pictureSrc}
          href="#"
          onIndex={(index) => index === null && close()}
          onFailed={nothing}
        />
      )}
    </OnDemand>
  ),
  AttachmentTray: () => (
    <AttachmentTray
      onRemove={nothing}
      onRetry={nothing}
      items={[
        tray('waiting.pdf', { state: 'waiting' }),
        tray('uploading.pdf', { state: 'uploading', progress: 0.4 }),
        tray('ready.pdf', {}),
        tray('failed.pdf', { state: 'failed', problem: 'This file is too large.' }),
      ]}
    />
  ),
  AttachmentVideo: () => (
    <AttachmentVideo attachment={attachment({ kind: 'video' })} src={null} onFailed={nothing} />
  ),
  VoicePlayer: () => (
    <>
      <VoicePlayer attachment={voice} src={null} href="#" onFailed={nothing} />
      <VoicePlayer
        attachment={attachment({ kind: 'audio', name: 'song.mp3' })}
        src={null}
        href={null}
        problem="It could not be loaded."
        onFailed={nothing}
      />
    </>
  ),
  VoiceRecorder: () => (
    <OnDemand>
      {() =>
        states.map((state) => (
          <VoiceRecorder
            key={state}
            state={state}
            ms={4200}
            levels={peaks}
            onAllow={nothing}
            onSend={nothing}
            onCancel={nothing}
          />
        ))
      }
    </OnDemand>
  ),
  VoiceWaveform: () => <VoiceWaveform peaks={peaks} progress={0.4} />,
}
