import { MissingPage } from '../dashboard/MissingPage.tsx'

export default function NotFound() {
  return <MissingPage />
}
