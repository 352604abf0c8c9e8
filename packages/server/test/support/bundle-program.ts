import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { messagesPlugin } from '@repo/i18n/vite';
import { build } from 'vite';

const test = join(import.meta.dirname, '..');
/** Inside the package, so that its imports resolve; a folder that git ignores. */
const bundles = join(test, 'dist/bundles');

const built = new Map<string, Promise<string>>();

/**
 * A program of the tests built as apps are, once a process: reading a thousand modules through a transpiler takes a start longer
 * than all that it does then.
 *
 * @param entry path of its first module, below `packages/server/test`
 * @returns the path of one file that Node runs
 */
export function bundleProgram(entry: string): Promise<string> {
  const bundle = built.get(entry) ?? make(entry);
  built.set(entry, bundle);
  return bundle;
}

async function make(entry: string): Promise<string> {
  const folder = join(bundles, relative(test, entry).replaceAll(/\W+/g, '-'));
  const made = await build({
    root: test,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [messagesPlugin()],
    ssr: { noExternal: [/^@repo\//], target: 'node' },
    build: {
      ssr: entry,
      target: 'node20',
      minify: false,
      write: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  // The program last: it names the others.
  for (const { fileName, content } of filesOf(made).toSorted((a, b) => Number(a.entry) - Number(b.entry))) {
    const path = join(folder, fileName);
    mkdirSync(dirname(path), { recursive: true });
    // Another worker may be writing the same.
    writeFileSync(`${path}.${process.pid}`, content);
    renameSync(`${path}.${process.pid}`, path);
  }
  return join(folder, 'main.js');
}

interface BuiltFile {
  readonly fileName: string;
  readonly content: string | Uint8Array;
  readonly entry: boolean;
}

function filesOf(made: Awaited<ReturnType<typeof build>>): readonly BuiltFile[] {
  return [made]
    .flat()
    .flatMap((one) => ('output' in one ? one.output : []))
    .map((file) =>
      file.type === 'chunk'
        ? { fileName: file.fileName, content: file.code, entry: file.isEntry }
        : { fileName: file.fileName, content: file.source, entry: false },
    );
}
