import { Gallery } from '../../gallery/Gallery.tsx'

/** Every component in every state. The file's ending makes it a page in development alone. */
export default function GalleryPage() {
  return <Gallery />
}
