import { expect, test } from 'vitest'
import { deviceOf } from './deviceOf.ts'

const apple = 'AppleWebKit/537.36 (KHTML, like Gecko)'
test.each([
  [`Mozilla/5.0 (X11; Linux x86_64) ${apple} Chrome/141.0 Safari/537.36`, 'Chrome · Linux', false],
  [
    `Mozilla/5.0 (Windows NT 10.0; Win64) ${apple} Chrome/141.0 Safari/537.36 Edg/141.0`,
    'Edge · Windows',
    false,
  ],
  [
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 15.7; rv:144.0) Gecko/20100101 Firefox/144.0',
    'Firefox · macOS',
    false,
  ],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) ${apple} Version/26.0 Mobile/15E148 Safari/604.1`,
    'Safari · iPhone',
    true,
  ],
  ['node', 'node', false],
  ['', null, false],
  [null, null, false],
])('%s is %s', (userAgent, name, isPhone) => {
  expect(deviceOf(userAgent)).toEqual({ name, isPhone })
})
