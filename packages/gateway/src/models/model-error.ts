/** Why a model file could not be fetched, chosen or taken away. */

/** What a person can do stands in the sentence; `{name}` is a parameter. */
const sentences = {
  no_source:
    'The card of {model} names no file with a hash: pull it with --url, --sha256 and --licence of the file that you chose',
  unknown_model: 'There is no card called {model}: npm run model list shows the shelf',
  no_hash: 'Without its SHA-256 no file is fetched: give the one that its publisher states, 64 hex digits',
  no_licence: 'Nobody has read the licence of {model} yet: read it, then name it with --licence',
  bad_url: '{url} cannot be fetched: give a whole https address without a name or a password in it',
  bad_name: '{file} is no name for a model file: it must end in .gguf, name no folder and begin with no dot',
  not_accepted: 'The licence {licence} of {file} is not accepted yet: read it at {url}, then accept it',
  busy: '{file} is being fetched already, by the process {pid}: wait for it or end it',
  name_taken: 'Another file called {file} is here, with another hash: take it away first',
  disk_full: 'The disk has {free} free and {needed} are needed: make room, then pull again; what has come is kept',
  redirect: 'The server sends on to {location}, and nobody is followed unseen: if you trust that address, give it as the url',
  policy_refused: 'The policy lets nothing through to {host}: {reason}',
  source_refused:
    'The server {host} answered with status {status}: look whether the address is right and whether it needs an account',
  source_unreachable: 'The server {host} cannot be reached: look at the network, then pull again; what has come is kept',
  bad_answer: 'The server {host} does not answer as HTTP has it ({detail}): take another source',
  no_length: 'The server {host} does not say how large the file is: name another source',
  wrong_size: 'The file at {host} has {found} bytes and not the {expected} that were said: take another source',
  cut: 'The connection to {host} broke at {bytes} of {total}: pull again, it goes on from there',
  wrong_hash: 'The file has the SHA-256 {found} and not the one that was given: it is deleted; check the hash and the source',
  not_gguf: '{file} is no GGUF file that can be read: {detail}',
  licence_differs:
    'The file says that its licence is {found}, and {accepted} was accepted: read that one and pull again with --licence {found}; nothing is fetched twice',
  file_absent: 'There is no model file called {file} here: npm run model list shows those that are',
  aborted: 'Stopped at {bytes} of {total}: pull again, it goes on from there',
} as const;

export type ModelErrorCode = keyof typeof sentences;

export type ModelErrorParams = Readonly<Record<string, string | number>>;

/** Its message is one English line with what to do. */
export class ModelError extends Error {
  override readonly name = 'ModelError';
  readonly code: ModelErrorCode;
  readonly params: ModelErrorParams;

  constructor(code: ModelErrorCode, params: ModelErrorParams = {}, cause?: unknown) {
    const message = sentences[code].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.params = params;
  }
}

export const modelErrorCodes: readonly ModelErrorCode[] = Object.keys(sentences).filter(isCode);

function isCode(name: string): name is ModelErrorCode {
  return Object.hasOwn(sentences, name);
}

const units = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Powers of 1000, as disks are sold: "4.68 GB". */
export function sizeWords(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** power;
  return `${value >= 100 || power === 0 ? Math.round(value) : Number(value.toPrecision(3))} ${units[power] ?? 'B'}`;
}

/** The code that the system gave, such as `ENOENT`. */
export function systemCode(error: unknown): string | null {
  const code: unknown = error instanceof Error && 'code' in error ? error.code : null;
  return typeof code === 'string' ? code : null;
}
