/** What stands in for an input that superjson could not decode. */
export class Undecodable {}
