export interface Work {
  /** What the answer said; null while there is none. */
  key: string | null;
}

export interface WorkersOptions {
  readonly url: string;
  readonly cookie: string;
  readonly perSecond: number;
  /** Begins every name: no two groups of workers may do one work. */
  readonly prefix: string;
}

export interface Workers {
  /** By name: all that were begun. */
  readonly works: ReadonlyMap<string, Readonly<Work>>;
  /** Answers that were neither right nor missing. */
  readonly wrong: readonly string[];
  /** How many were acknowledged in a second. */
  perSecond(): number;
  /** Resolves when nothing is under way. */
  stop(): Promise<void>;
}

const parallel = 20;

/** Asks for works of their own with a key each, at most so many a second, until stopped or cut off. */
export function startWorkers({ url, cookie, perSecond, prefix }: WorkersOptions): Workers {
  const works = new Map<string, Work>();
  const wrong: string[] = [];
  const began = performance.now();
  let last = began;
  let stopped = false;
  const headers = { 'content-type': 'application/json', origin: url, cookie };
  const step = (1000 * parallel) / perSecond;
  const one = async (number: number) => {
    for (let turn = 0; !stopped; turn += 1) {
      const at = performance.now();
      const name = `${prefix}-${number}-${turn}`;
      const work: Work = { key: null };
      works.set(name, work);
      try {
        const body = JSON.stringify({ name });
        const asked = { method: 'POST', headers: { ...headers, 'idempotency-key': name }, body };
        const response = await fetch(`${url}/trpc/works.work`, asked);
        const text = await response.text();
        if (response.status === 200) work.key = String(JSON.parse(text).result.data);
        else wrong.push(`${response.status} ${text}`);
        last = performance.now();
      } catch {
        return;
      }
      // A person may change something twice a second; here more is needed.
      if (number === 0) await fetch(`${url}/trpc/works.hurry`).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, Math.max(0, at + step - performance.now())));
    }
  };
  const all = Promise.all(Array.from({ length: parallel }, (_, number) => one(number)));
  return {
    works,
    wrong,
    perSecond: () => (1000 * [...works.values()].filter(({ key }) => key !== null).length) / (last - began),
    async stop() {
      stopped = true;
      await all;
    },
  };
}
