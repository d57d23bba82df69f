/** The id of the message that holds the focus, else of that under the pointer; null where there is none. */
export function pointedMessage(): string | null {
  const one = '[role=log] [data-message-id]'
  const element =
    document.activeElement?.closest<HTMLElement>(one) ??
    document.querySelector<HTMLElement>(`${one}:hover`)
  return element?.dataset['messageId'] ?? null
}
