/** The two files in which the composition root says which verticals it is made of. */
import { Stop } from '../../bin/stop.mjs';
import { valueAt } from '../fork/object-literal.ts';
import { printJson } from '../fork/print-json.ts';
import type { Spellings } from './spellings.ts';

export const composedApp = 'apps/launchpad/src/app.ts';
export const composedManifest = 'apps/launchpad/package.json';

/** `app.ts` with one vertical more, imported in its place and last in the list. */
export function addToApp(source: string, { id, camel }: Spellings): string {
  const imports = [...source.matchAll(/^import \{ \w+ \} from '(@repo\/[\w-]+\/vertical)';\n/gm)];
  const list = valueAt(composedApp, source, ['verticals']);
  const last = imports.at(-1);
  if (!list || source[list.start] !== '[' || !last)
    throw new Stop(`${composedApp} does not list its verticals: add ${camel} by hand.`);
  const before = imports.findLast(([, from = '']) => from < `@repo/${id}/vertical`);
  const place = before ? before.index + before[0].length : (imports[0]?.index ?? 0);
  const items = source
    .slice(list.start + 1, list.end - 1)
    .trim()
    .replace(/,$/, '');
  const listed = `[${items === '' ? '' : `${items}, `}${camel}]`;
  return [
    source.slice(0, place),
    `import { ${camel} } from '@repo/${id}/vertical';\n`,
    source.slice(place, list.start),
    listed,
    source.slice(list.end),
  ].join('');
}

/** `package.json` with one dependency more. */
export function addToManifest(json: string, { id }: Spellings): string {
  const manifest = JSON.parse(json) as { dependencies?: Record<string, string> };
  return printJson({ ...manifest, dependencies: { ...manifest.dependencies, [`@repo/${id}`]: 'workspace:*' } });
}
