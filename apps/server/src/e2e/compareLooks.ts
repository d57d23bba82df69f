import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pixelmatch from 'pixelmatch'
import sharp from 'sharp'
import { root } from '../env.ts'

const kept = join(import.meta.dirname, 'looks')
const found = join(root, '.parley', 'looks')

/** Set by `npm run looks`: what is seen becomes what is expected. */
export const isRenewing = process.env['PARLEY_TEST_LOOKS'] === 'renew'

/** How far a pixel may be off, 0 to 1: a palette's rounding is less, another grey is more. */
const threshold = 0.12
/** So many pixels may be off, of any size of picture: an icon that moved by one is more. */
const most = 10
/** Of more pixels across, every second one is kept. */
const widest = 1280

/**
 * Holds a screenshot against the one that is kept under its name. Answers null where they are the
 * same, else what differs and where the pictures are: what was seen, and the difference in red.
 */
export async function compareLooks(name: string, shot: Buffer): Promise<string | null> {
  const file = join(kept, `${name}.png`)
  const seen = await small(shot)
  if (isRenewing) {
    mkdirSync(kept, { recursive: true })
    await sharp(seen).png({ palette: true, colours: 96, dither: 0, effort: 7 }).toFile(file)
    return null
  }
  if (!existsSync(file)) return `${name} is not kept yet: npm run looks keeps it.`
  const [was, is] = await Promise.all([pixels(file), pixels(seen)])
  const { width, height } = is.info
  const isSameSize = was.info.width === width && was.info.height === height
  const difference = Buffer.alloc(width * height * 4)
  const count = isSameSize
    ? pixelmatch(was.data, is.data, difference, width, height, { threshold })
    : Infinity
  if (count <= most) return null
  mkdirSync(found, { recursive: true })
  writeFileSync(join(found, `${name}.png`), seen)
  const raw = { width, height, channels: 4 as const }
  await sharp(difference, { raw })
    .png()
    .toFile(join(found, `${name}.difference.png`))
  return `${name}: ${count} pixels differ; see ${join(found, name)}.png and .difference.png.`
}

async function small(shot: Buffer): Promise<Buffer> {
  const { width } = await sharp(shot).metadata()
  if (width <= widest) return shot
  return sharp(shot)
    .resize(width / 2)
    .png()
    .toBuffer()
}

function pixels(picture: string | Buffer) {
  return sharp(picture).ensureAlpha().raw().toBuffer({ resolveWithObject: true })
}
