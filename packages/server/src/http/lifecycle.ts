/** How far a host is on its way to its end. */
export interface Lifecycle {
  /** It is ending: /readyz says so, and whoever distributes requests sends no more. */
  draining: boolean;
  /** It takes no new connection: every answer asks to close the one it travels on. Earlier, clients would open new ones. */
  closed: boolean;
}

export const newLifecycle = (): Lifecycle => ({ draining: false, closed: false });
