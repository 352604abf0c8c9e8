import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { messagesPlugin } from '@repo/i18n/vite';
import { build } from 'vite';

const test = join(import.meta.dirname, '..');
/** Inside the package, so that its imports resolve; a folder that git ignores. */
const folder = join(test, 'dist/sample');

let built: Promise<string> | undefined;

/**
 * The sample app built as apps are: reading a thousand modules through a transpiler takes a start longer than all that it does then.
 *
 * @returns the path of its program
 */
export function sampleBundle(): Promise<string> {
  built ??= bundle();
  return built;
}

async function bundle(): Promise<string> {
  const made = await build({
    root: test,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [messagesPlugin()],
    ssr: { noExternal: [/^@repo\//], target: 'node' },
    build: {
      ssr: join(test, 'fixtures/apps/sample/src/main.ts'),
      target: 'node20',
      minify: false,
      write: false,
      rolldownOptions: { output: { entryFileNames: 'main.js' } },
    },
  });
  const files = filesOf(made);
  // The program last: it names the others.
  for (const { fileName, content } of files.toSorted((a, b) => Number(a.entry) - Number(b.entry))) {
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
