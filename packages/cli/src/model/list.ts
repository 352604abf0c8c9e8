/** `npm run model list`: the files that are here, the servers of this machine, the shelf of cards. */
import { createModelStore, type StoredModel, sizeWords } from '@repo/gateway/models';
import type { DiscoveredServer, ModelCard } from '@repo/inference';
import type { Surroundings } from './surroundings.ts';

export async function list({ folder, shelf, overruledBy, say, servers }: Surroundings): Promise<void> {
  const [models, found] = await Promise.all([createModelStore(folder).list(), servers()]);
  say(`Files in ${folder}`);
  for (const line of models.length === 0 ? ['none'] : table(models.map(fileRow))) say(`  ${line}`);
  for (const name of overruledBy) say(`  ${name} is set: no file of this folder is loaded`);
  say('\nServers on this machine; one that runs answers before a file does');
  for (const line of found.length === 0 ? ['none'] : found.map(serverLine)) say(`  ${line}`);
  say('\nCards');
  for (const line of shelf.length === 0 ? ['none'] : table(shelf.map(cardRow))) say(`  ${line}`);
  if (shelf.length > 0 && shelf.every(({ files }) => files.length === 0)) {
    say('  No card pins a file yet: npm run model pull -- --url <https…> --sha256 <hex> --licence <id>');
  }
}

function fileRow({ file, bytes, total, chosen, header, accepted }: StoredModel): string[] {
  if (total !== null)
    return [
      file,
      `${sizeWords(bytes)} of ${sizeWords(total)}`,
      `not whole: npm run model pull ${JSON.stringify(file)} goes on from there`,
    ];
  const licence = header?.licence ?? 'names no licence';
  const context = header?.contextLength ? `${header.contextLength} tokens` : '';
  const said = header === null ? 'no GGUF file' : licence;
  return [
    file,
    sizeWords(bytes),
    said,
    context,
    accepted ? `accepted by ${accepted.by}` : 'put here by hand',
    chosen ? 'chosen' : '',
  ];
}

const serverLine = ({ dialect, baseURL, models }: DiscoveredServer): string =>
  `${dialect} at ${new URL(baseURL).host}: ${models.map(({ id }) => id).join(', ')}`;

function cardRow({ id, publisher, publisherCountry, licence, files }: ModelCard): string[] {
  const size = files.reduce((sum, { bytes }) => sum + bytes, 0);
  const file = files.length === 0 ? 'no file pinned' : sizeWords(size);
  return [id, `${publisher} (${publisherCountry ?? 'not confirmed'})`, licence.id ?? 'licence not read', file];
}

/** Columns of one width each. */
function table(rows: readonly (readonly string[])[]): string[] {
  const width = (column: number) => Math.max(...rows.map((row) => row[column]?.length ?? 0));
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(width(column)))
      .join('  ')
      .trimEnd(),
  );
}
