/** Where a person was going when an account screen came in between. */
import { useSearchParams } from 'wouter';

/** A path of this app; anything that could lead elsewhere becomes "/". */
export function safePath(text: string | null): string {
  return text !== null && /^\/(?![/\\])[^\\\s]*$/.test(text) ? text : '/';
}

/** The path to go on to, and a link to another account screen that keeps it. */
export function useReturnPath() {
  const [search] = useSearchParams();
  const to = safePath(search.get('to'));
  const keep = (path: string) => (to === '/' ? path : `${path}?to=${encodeURIComponent(to)}`);
  return { to, keep, search };
}
