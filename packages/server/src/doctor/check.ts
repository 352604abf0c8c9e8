/** `note`: it works, and a person should know. `fault`: the product does not start or a part of it does not work. */
export type Status = 'ok' | 'note' | 'fault';

/** One line of `npm run doctor`. */
export interface Check {
  /** `<group>.<what>`: "data.lock". Stable, for programs that read the JSON. */
  readonly id: string;
  readonly status: Status;
  /** What was found, in one line, without a secret. */
  readonly found: string;
  /** What to do about it; null where nothing is to be done. */
  readonly fix: string | null;
}

export const ok = (id: string, found: string): Check => ({ id, status: 'ok', found, fix: null });

export const note = (id: string, found: string, fix: string | null = null): Check => ({ id, status: 'note', found, fix });

export const fault = (id: string, found: string, fix: string): Check => ({ id, status: 'fault', found, fix });
