import type { IncomingMessage, ServerResponse } from 'node:http'
import expressStaticGzip from 'express-static-gzip'

/** Answers a request for a file that pages are made of; false where it is for none. */
export type PageFiles = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>

/** Where they are asked for. None ever changes under its name. */
const base = '/_next/static'

/**
 * The files in `folder`, from the disk as they were compressed when they were built: for them no page
 * process is asked, and nothing is compressed at each request.
 */
export function openPageFiles(folder: string): PageFiles {
  const serve = expressStaticGzip(folder, {
    enableBrotli: true,
    orderPreference: ['br'],
    index: false,
    serveStatic: { immutable: true, maxAge: '1y', redirect: false },
  })
  return async (req, res) => {
    const { url = '/', method = '' } = req
    if (!url.startsWith(`${base}/`) || !['GET', 'HEAD'].includes(method)) return false
    const within = url.slice(base.length)
    const [path = ''] = within.split('?')
    res.setHeader('x-content-type-options', 'nosniff')
    return new Promise((resolve) => {
      res.once('close', () => resolve(true))
      // It may have been built anew since: who renders pages knows.
      serve(Object.assign(req, { url: within, path }), res, () => {
        req.url = url
        for (const name of ['content-encoding', 'content-type', 'vary']) res.removeHeader(name)
        resolve(false)
      })
    })
  }
}
