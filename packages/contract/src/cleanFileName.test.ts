import { expect, test } from 'vitest'
import { cleanFileName } from './cleanFileName.ts'
import { limits } from './limits.ts'

test.each([
  ['report.pdf', 'report.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\photo.png', 'photo.png'],
  ['invoice\u202efdp.exe', 'invoicefdp.exe'],
  ['a\u0000b\r\nc.txt', 'abc.txt'],
  ['a<b>"c|d?e*f:g.txt', 'a_b__c_d_e_f_g.txt'],
  ['...', 'file'],
  ['', 'file'],
  ['\u200b\u2066', 'file'],
  ['.bashrc', 'bashrc'],
  ['  été  à   Paris.jpg ', 'été à Paris.jpg'],
  ['e\u0301te.txt', 'éte.txt'],
  ['folder/', 'file'],
])('%j is shown as %j', (given, shown) => expect(cleanFileName(given)).toBe(shown))

test('a name of 300 characters keeps its ending, and never half a character', () => {
  const long = cleanFileName(`${'x'.repeat(300)}.tar`)
  expect(long).toHaveLength(limits.fileName)
  expect(long).toMatch(/x\.tar$/)
  const faces = cleanFileName(`${'😀'.repeat(300)}.png`)
  expect(faces.isWellFormed()).toBe(true)
  expect(faces.length).toBeLessThanOrEqual(limits.fileName)
})
