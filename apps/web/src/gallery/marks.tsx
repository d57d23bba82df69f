import { presenceStatuses, priorities, statuses } from '@parley/contract'
import {
  AttachmentIcon,
  Avatar,
  DeliveryIcon,
  LabelChip,
  Notice,
  PriorityIcon,
  StatusIcon,
} from '@parley/ui'
import { SearchX } from 'lucide-react'
import { attachment, labels, pictureSrc } from './samples.ts'
import { Row } from './Row.tsx'

const kinds = ['image', 'voice', 'audio', 'video', 'file'] as const
const types = ['application/pdf', 'application/zip', 'application/octet-stream']
const states = ['sending', 'failed', 'sent', 'delivered', 'read'] as const

/** Small signs: what stands for a state, a kind, a person. */
export const marks = {
  Avatar: () => (
    <Row>
      {presenceStatuses.map((presence) => (
        <Avatar key={presence} name="Léa Marchetti" presence={presence} presenceLabel={presence} />
      ))}
      <Avatar name={null} />
      <Avatar name="王小明" size={40} />
      <Avatar name="With a picture" image={pictureSrc} size={40} />
      <Avatar name="small" size={16} />
    </Row>
  ),
  StatusIcon: () => (
    <Row>
      {statuses.map((status) => (
        <StatusIcon key={status} status={status} />
      ))}
    </Row>
  ),
  PriorityIcon: () => (
    <Row>
      {[...priorities, null].map((priority) => (
        <PriorityIcon key={priority} priority={priority} />
      ))}
    </Row>
  ),
  DeliveryIcon: () => (
    <Row>
      {states.map((state) => (
        <DeliveryIcon key={state} state={state} />
      ))}
    </Row>
  ),
  AttachmentIcon: () => (
    <Row>
      {kinds.map((kind) => (
        <AttachmentIcon key={kind} attachment={attachment({ kind })} />
      ))}
      {types.map((type) => (
        <AttachmentIcon key={type} attachment={attachment({ type })} />
      ))}
    </Row>
  ),
  LabelChip: () => (
    <Row>
      {labels.map(({ name, title, color }) => (
        <LabelChip key={name} title={title} color={color} />
      ))}
    </Row>
  ),
  Notice: () => (
    <Notice
      icon={<SearchX aria-hidden size={28} />}
      title="Nothing here"
      text="Said below it, in a line or two that are no wider than one reads easily."
    />
  ),
}
