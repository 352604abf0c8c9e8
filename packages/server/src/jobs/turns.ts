import type { Turn } from './claim.ts';

/** How many organizations it remembers as served. */
const memory = 100;

/** Keeps whose turn it is in one queue of one process. */
export class Turns {
  readonly #running = new Map<string, number>();
  readonly #served = new Set<string>();
  readonly #perOrganization: number;
  #count = 0;

  constructor(perOrganization: number) {
    this.#perOrganization = perOrganization;
  }

  /** Jobs under way. */
  get count(): number {
    return this.#count;
  }

  next(): Turn {
    const busy = [...this.#running].flatMap(([orgId, count]) => (count >= this.#perOrganization ? [orgId] : []));
    return { busy, served: [...this.#served] };
  }

  /** @param orgId null for a job of the platform, of which there may be as many as the queue allows */
  begin(orgId: string | null): void {
    this.#count += 1;
    if (orgId === null) return;
    this.#running.set(orgId, (this.#running.get(orgId) ?? 0) + 1);
    this.#served.delete(orgId);
    this.#served.add(orgId);
    for (const oldest of this.#served) {
      if (this.#served.size <= memory) break;
      this.#served.delete(oldest);
    }
  }

  end(orgId: string | null): void {
    this.#count -= 1;
    if (orgId === null) return;
    const left = (this.#running.get(orgId) ?? 1) - 1;
    if (left > 0) this.#running.set(orgId, left);
    else this.#running.delete(orgId);
  }
}
