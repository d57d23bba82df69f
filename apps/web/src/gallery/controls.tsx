'use client'
import { Button, Choices, FilterChip, SelectField, Switch, TextField } from '@parley/ui'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Row } from './Row.tsx'

const looks = ['solid', 'plain', 'ghost', 'danger'] as const
const themes = ['system', 'light', 'dark'] as const
const nothing = () => {}

/** What one presses, types into and chooses with. */
export const controls = {
  Button: () => (
    <>
      {looks.map((look) => (
        <Row key={look}>
          <Button look={look}>
            <Plus aria-hidden size={15} />
            {look}
          </Button>
          <Button look={look} size="small">
            small
          </Button>
          <Button look={look} size="icon" aria-label={look}>
            <Plus aria-hidden size={16} />
          </Button>
          <Button look={look} disabled>
            disabled
          </Button>
        </Row>
      ))}
    </>
  ),
  Choices: function ChoicesSpecimen() {
    const [value, setValue] = useState<(typeof themes)[number]>('system')
    return (
      <Choices
        label="Theme"
        value={value}
        options={themes.map((one) => ({ value: one, label: one }))}
        onChange={setValue}
      />
    )
  },
  Switch: function SwitchSpecimen() {
    const [isOn, setOn] = useState(true)
    return (
      <>
        <Switch label="On" hint="What it does, said below." isOn={isOn} onChange={setOn} />
        <Switch label="Off" isOn={!isOn} onChange={(is) => setOn(!is)} />
        <Switch label="Cannot be changed" isOn isDisabled onChange={nothing} />
      </>
    )
  },
  TextField: () => (
    <>
      <TextField label="Empty" placeholder="What may stand here" />
      <TextField label="With a hint" hint="Said below it, always." defaultValue="Léa" />
      <TextField label="Refused" problem="Why it cannot be taken." defaultValue="bo@" />
      <TextField label="Only to be read" readOnly value="cannot be changed" />
      <TextField label="Disabled" disabled value="not now" />
    </>
  ),
  SelectField: () => (
    <>
      <SelectField
        label="One of a few"
        value="a"
        options={[{ value: 'a', label: 'First' }]}
        onChange={nothing}
      />
      <SelectField
        isBare
        label="Bare"
        value="a"
        options={[{ value: 'a', label: 'Without a name that is seen' }]}
        onChange={nothing}
      />
      <SelectField
        disabled
        label="Disabled"
        value="a"
        options={[{ value: 'a', label: 'First' }]}
        onChange={nothing}
      />
    </>
  ),
  FilterChip: () => (
    <Row>
      <FilterChip
        name="Status"
        operator="is"
        operatorLabel="Turn round"
        onFlip={nothing}
        value={<span className="flex h-full items-center px-1 font-medium">open, pending</span>}
        removeLabel="Remove"
        onRemove={nothing}
      />
      <FilterChip
        name=""
        operator="Is unread"
        operatorLabel="Turn round"
        onFlip={nothing}
        removeLabel="Remove"
        onRemove={nothing}
      />
    </Row>
  ),
}
