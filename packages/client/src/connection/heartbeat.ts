/** A dead path is noticed after both, the heartbeat's rest and its answer's time: within 8 s, on a busy machine too. */
export const heartbeat = { enabled: true, intervalMs: 3500, pongTimeoutMs: 3000 }
