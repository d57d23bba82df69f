import type { ContactType } from '@parley/contract'
import { pick } from './drawFrom.ts'
import type { Draw } from './drawFrom.ts'

const given =
  'Adele Aisha Alice Amara Andre Anita Anton Arthur Astrid Beatriz Ben Carla Carmen Chidi Chloe Clara Daniel David Diego Dina Elena Elias Emil Emma Esther Fatima Felix Freya Gabriel Grace Hana Hugo Ibrahim Ida Ines Ivan Jamal Jana Jonas Julia Kai Karim Kenji Laila Lars Leo Lin Louise Lucia Luis Maja Malik Marta Mei Mila Nadia Nina Noah Nora Olga Omar Oscar Paula Pavel Priya Rafael Rosa Ruben Samir Sara Sofia Stefan Tara Tomas Vera Victor Wei Yara Yusuf Zoe'.split(
    ' ',
  )
const family =
  'Abadi Adeyemi Ahmed Almeida Andersen Baker Bauer Becker Bianchi Blanc Bouchard Brown Carter Castro Chen Clark Cohen Costa Cruz Davies Diaz Dubois Evans Fischer Fontaine Garcia Gomez Green Gupta Haddad Hall Hansen Hughes Ito Ivanova Jensen Johnson Keita Khan Kim Kovacs Lambert Larsen Laurent Lee Lopez Martin Mbeki Meyer Moreau Morris Nakamura Nguyen Novak Okafor Olsen Patel Petrov Popescu Reyes Ricci Rossi Roux Sato Schmidt Silva Singh Smith Sousa Suzuki Tanaka Taylor Torres Vargas Vogel Walker Wang Weber Wilson Wright Yilmaz Zhang'.split(
    ' ',
  )

interface Person {
  name: string
  email: string
  type: ContactType
}

/** A believable stranger; the address cannot reach anybody. */
export function personOf(draw: Draw): Person {
  const first = pick(given, draw('given name'))
  const last = pick(family, draw('family name'))
  const tail = Math.floor(draw('address') * 36 ** 6)
    .toString(36)
    .padStart(6, '0')
  return {
    name: `${first} ${last}`,
    email: `${first}.${last}.${tail}@example.com`.toLowerCase(),
    type: typeAt(draw('contact type')),
  }
}

function typeAt(chance: number): ContactType {
  if (chance < 0.06) return 'vip'
  return chance < 0.2 ? 'lead' : 'customer'
}
