/** `npm run model pull`: shows the licence, asks, fetches. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createModelStore,
  ModelError,
  type ModelSource,
  pullModel,
  sizeWords,
  sourceOfUrl,
  sourcesOfCard,
} from '@repo/gateway/models';
import { Stop } from '../../bin/stop.mjs';
import type { Wanted } from './parse-words.ts';
import { progressTeller } from './progress-line.ts';
import type { Surroundings } from './surroundings.ts';

/** @throws ModelError, Stop */
export async function pull(wanted: Wanted, around: Surroundings): Promise<void> {
  const { folder, say, user, now } = around;
  const store = createModelStore(folder);
  if (wanted.card?.endsWith('.gguf')) return goOn(await store.sourceOf(wanted.card), around);
  const sources = sourcesOf(wanted, around.shelf);
  const text = wanted.licenceText === undefined ? undefined : licenceIn(resolve(around.from, wanted.licenceText));
  for (const source of sources) for (const line of describe(source)) say(line);
  if (text !== undefined) say(`\n${text.trim()}\n`);
  await agree(wanted, around, sources);
  for (const source of sources) {
    await store.accept(source, { by: user, at: now(), text });
    await goOn(source, around);
  }
}

/** Fetches what is missing of a file whose licence is accepted. */
async function goOn(source: ModelSource, { folder, fetch, signal, rewrite, say }: Surroundings): Promise<void> {
  const { file } = source;
  const path = await pullModel(source, { folder, fetch, signal, onProgress: progressTeller(rewrite, say) }).finally(() => {
    if (rewrite) say('');
  });
  say(`${path} is here, with the hash that was given.`);
  say(`npm run model use ${JSON.stringify(file)} makes it the one that is loaded; without a choice it is the newest.`);
}

function sourcesOf({ card, url, sha256, licence, as }: Wanted, shelf: Surroundings['shelf']): readonly ModelSource[] {
  if (url !== undefined) return [sourceOfUrl({ url, sha256, licence, name: as })];
  const found = shelf.find(({ id, aliases }) => id === card || aliases.includes(card ?? ''));
  if (!found) throw new ModelError('unknown_model', { model: card ?? '' });
  return sourcesOfCard(found, licence);
}

function describe({ cardId, publisher, country, licence, file, bytes, sha256, url }: ModelSource): string[] {
  const from = publisher === null ? 'named by you, without a card' : `${publisher} (${country ?? 'country not confirmed'})`;
  return [
    `File       ${file}${bytes === null ? '' : `, ${sizeWords(bytes)}`}`,
    `Model      ${cardId ?? 'not known'}, ${from}`,
    `From       ${url}`,
    `SHA-256    ${sha256}`,
    `Licence    ${[...new Set([licence.id, licence.title])].join(', ')}${licence.url === null ? '' : `: ${licence.url}`}`,
  ];
}

async function agree({ accept }: Wanted, { ask, user }: Surroundings, sources: readonly ModelSource[]): Promise<void> {
  if (accept) return;
  const licences = [...new Set(sources.map(({ licence }) => licence.id))].join(', ');
  if (ask === null) throw new Stop(`Nothing was fetched: read the licence ${licences}, then add --accept.`);
  const answer = await ask(`Have you read the licence ${licences}, and do you accept it as ${user}? Type yes: `);
  if (answer.trim().toLowerCase() !== 'yes') throw new Stop('Nothing was fetched: the licence was not accepted.');
}

function licenceIn(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    throw new Stop(`${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`);
  }
}
