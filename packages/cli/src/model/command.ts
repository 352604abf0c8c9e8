/** `npm run model list | pull | use | remove`: model files for the embedded gateway. */
import { createModelStore, ModelError } from '@repo/gateway/models';
import { Stop } from '../../bin/stop.mjs';
import { list } from './list.ts';
import { type Deed, parseWords } from './parse-words.ts';
import { pull } from './pull.ts';
import { type Surroundings, surroundings } from './surroundings.ts';

/** Ctrl-C keeps what has come of a file. */
export async function model(args: readonly string[]): Promise<void> {
  const deed = parseWords(args);
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Stop('Interrupted.', { exitCode: 130 }));
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    await run(deed, surroundings(stopping.signal));
  } catch (error) {
    if (!stopping.signal.aborted) throw error;
    throw new Stop(error instanceof Stop ? error.message : 'Interrupted.', { exitCode: 130 });
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
}

/** @throws Stop with one line that says what to do */
export async function run(deed: Deed, around: Surroundings): Promise<void> {
  try {
    await done(deed, around);
  } catch (error) {
    if (error instanceof ModelError) throw new Stop(`${error.message}.`);
    throw error;
  } finally {
    await around.close();
  }
}

async function done(deed: Deed, around: Surroundings): Promise<void> {
  const { folder, say, overruledBy } = around;
  const store = createModelStore(folder);
  switch (deed.deed) {
    case 'list':
      return list(around);
    case 'pull':
      return pull(deed, around);
    case 'use':
      await store.use(deed.file);
      say(`${deed.file} is the model file that is loaded: at once where the product runs, else at its next start.`);
      for (const name of overruledBy) say(`${name} is set: as long as it is, no file of this folder is loaded.`);
      for (const { dialect } of await around.servers())
        say(`The server ${dialect} runs on this machine and answers before a file does.`);
      return;
    case 'remove':
      await store.remove(deed.file);
      say(`${deed.file} is deleted.`);
  }
}
