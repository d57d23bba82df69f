/** Whether this browser may show notifications of ours; `none` where there are none. */
export function permissionNow(): NotificationPermission | 'none' {
  return 'Notification' in globalThis ? Notification.permission : 'none'
}

/** Has the browser ask, after a click on something that says what for. */
export async function askPermission(): Promise<NotificationPermission | 'none'> {
  return permissionNow() === 'none' ? 'none' : Notification.requestPermission()
}
