/** Sizes and times that bound what one client can take from the others. Times in milliseconds. */
export interface GatewayLimits {
  /** Bytes of a request body. */
  readonly bodyBytes: number;
  /** Requests that may wait for a sequence. */
  readonly waiting: number;
  /** How long one may wait. */
  readonly waitTime: number;
  /** Silence on a stream after which a comment is sent. */
  readonly keepAlive: number;
  /** Bytes of generated text that are held for a slow reader. */
  readonly heldBytes: number;
  /** How long a reader may take nothing. */
  readonly stall: number;
}

export const defaultLimits: GatewayLimits = {
  bodyBytes: 1_048_576,
  waiting: 16,
  waitTime: 30_000,
  keepAlive: 15_000,
  heldBytes: 262_144,
  stall: 30_000,
};
