/** What a visitor sees while pages are not up yet; it asks again by itself. */
export const waitingPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Parley</title>
<meta http-equiv="refresh" content="1"><meta name="viewport" content="width=device-width">
<style>body{font:15px system-ui;display:grid;place-items:center;min-height:100vh;margin:0;
color-scheme:light dark}</style></head><body><p>Parley is starting…</p></body></html>
`
