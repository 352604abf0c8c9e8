/** Where a model file comes from, to which hash it is held and under which licence: a card says it, or a person does. */
import type { ModelCard } from '@repo/inference';
import { ModelError } from './model-error.ts';

export interface SourceLicence {
  /** SPDX identifier, or the publisher's own name for it. */
  readonly id: string;
  readonly title: string;
  /** Where it can be read; null where only its name was given. */
  readonly url: string | null;
  /** Of the text that the card pins. */
  readonly sha256: string | null;
}

export interface ModelSource {
  /** Null for a file that a person named. */
  readonly cardId: string | null;
  readonly publisher: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly licence: SourceLicence;
  /** As it will be called here. */
  readonly file: string;
  /** Null where only the server will say. */
  readonly bytes: number | null;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly url: string;
}

/** What a card says of where its model can be had. */
export type CardOfFile = Pick<ModelCard, 'id' | 'publisher' | 'publisherCountry' | 'licence' | 'files'>;

/**
 * The files of a card, the first of a model in parts first.
 * @param chosen a licence that the person read, for a card whose licence nobody has
 * @throws ModelError `no_source` where the card pins no file, which is true of every card that is shipped; `no_licence`, `bad_url`,
 * `bad_name`, `no_hash`
 */
export function sourcesOfCard(card: CardOfFile, chosen?: string): readonly ModelSource[] {
  const { id: model, licence } = card;
  const id = licence.id ?? chosen;
  const files = card.files.flatMap(({ url, ...file }) => (url === null ? [] : [{ ...file, url }]));
  if (files.length === 0) throw new ModelError('no_source', { model });
  if (id === undefined) throw new ModelError('no_licence', { model });
  return files.map(({ name, bytes, sha256, url }) => ({
    cardId: model,
    publisher: card.publisher,
    country: card.publisherCountry,
    licence: { id, title: licence.title, url: licence.url, sha256: licence.sha256 },
    file: checkedName(name),
    bytes,
    sha256: checkedHash(sha256),
    url: checkedUrl(url),
  }));
}

export interface GivenSource {
  readonly url: string;
  readonly sha256: string | undefined;
  readonly licence: string | undefined;
  /** Default: the last part of the address. */
  readonly name?: string | undefined;
}

/** @throws ModelError `bad_url`, `bad_name`, `no_hash`, `no_licence` */
export function sourceOfUrl({ url, sha256, licence, name }: GivenSource): ModelSource {
  const checked = checkedUrl(url);
  const file = checkedName(name ?? decodedEnd(checked));
  const id = licence?.trim() ?? '';
  if (id === '' || id.length > 100) throw new ModelError('no_licence', { model: file });
  return {
    cardId: null,
    publisher: null,
    country: null,
    licence: { id, title: id, url: null, sha256: null },
    file,
    bytes: null,
    sha256: checkedHash(sha256 ?? ''),
    url: checked,
  };
}

function decodedEnd(url: string): string {
  const end = new URL(url).pathname.split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(end);
  } catch {
    return end;
  }
}

/** Without TLS only from this machine itself: a mirror that stands here. */
function checkedUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const secure = url?.protocol === 'https:' || (url?.protocol === 'http:' && url.hostname === '127.0.0.1');
  if (!url || !secure || url.username !== '' || url.password !== '') throw new ModelError('bad_url', { url: text });
  url.hash = '';
  return url.href;
}

function checkedHash(text: string): string {
  const hash = text.trim().toLowerCase();
  if (!/^[0-9a-f]{64}$/.test(hash)) throw new ModelError('no_hash');
  return hash;
}

/**
 * A name without a folder in it.
 * @throws ModelError `bad_name`
 */
export function checkedName(name: string): string {
  if (name.length > 160 || !/^[^./\\\p{Cc}][^/\\\p{Cc}]*\.gguf$/iu.test(name)) throw new ModelError('bad_name', { file: name });
  return name;
}
