/** A store of this name says to the service worker that somebody's picture is kept. */
export const seatMark = 'parley.seat'
