import type { Account } from './account.ts';
import type { Form } from './form.ts';

export interface Call {
  readonly account: Account;
  /** By the names in the path. */
  readonly id: string;
  /** The second id of a path that has two. */
  readonly inner: string;
  readonly params: Form;
}

export interface Route {
  readonly method: 'DELETE' | 'GET' | 'POST';
  /** `/v1/customers/:id` */
  readonly path: string;
  /** Names of parameters; another one is refused. */
  readonly accepts: readonly string[];
  /** @returns the object of the answer, not expanded. @throws StripeFault */
  run(call: Call): unknown;
}

export interface Match {
  readonly route: Route;
  readonly id: string;
  readonly inner: string;
}

/** The route of a request; a path that is written out wins over one with an id in its place. */
export function match(routes: readonly Route[], method: string, path: string): Match | undefined {
  const found = routes
    .filter((route) => route.method === method)
    .map((route) => ({ route, ids: idsOf(route.path, path) }))
    .filter(({ ids }) => ids !== null)
    .toSorted((a, b) => (a.ids?.length ?? 0) - (b.ids?.length ?? 0))[0];
  return found && { route: found.route, id: found.ids?.[0] ?? '', inner: found.ids?.[1] ?? '' };
}

function idsOf(pattern: string, path: string): string[] | null {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return null;
  const fits = wanted.every((part, index) => (part.startsWith(':') ? given[index] !== '' : part === given[index]));
  return fits ? given.filter((_, index) => wanted[index]?.startsWith(':')).map(decodeURIComponent) : null;
}
