/** The template's files as a plan reads them. */
export interface SourceTree {
  /** Relative to the repository, with forward slashes. */
  readonly paths: readonly string[];
  /** Throws when there is no such file. */
  text(path: string): string;
}

/** Every file of a fork by its path. `null`: byte for byte as it is in the template. */
export type ForkTree = ReadonlyMap<string, string | null>;

/** Text in both languages of the product. */
export interface LocalizedText {
  readonly ur: string;
  readonly en: string;
}

export interface ForkOptions {
  /** Folder under `apps/`. */
  readonly vertical: string;
  /** Of the product; absent: as the vertical is called. */
  readonly name?: LocalizedText;
  /** Used for the package's name where `name` has no Latin letter. */
  readonly folderName: string;
  /** The template's commit, 40 hex digits. */
  readonly commit: string;
  /** `2026-11-28`, in Karachi or wherever the person is. */
  readonly date: string;
}

/** Whether a path lies in a folder, or is that folder. */
export function isUnder(path: string, folder: string): boolean {
  return path === folder || path.startsWith(`${folder}/`);
}
