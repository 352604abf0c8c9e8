/** Model files as the endpoints for them need them; what fetches is loaded only where a folder is set. */
import type { PullProgress } from '../models/progress.ts';

/** A card of the shelf, or a file that a person named. */
export type WishedFiles =
  | { readonly card: string }
  | { readonly url: string; readonly sha256: string; readonly name?: string | undefined };

export interface PullWish {
  readonly source: WishedFiles;
  /** Who accepts which licence: an account of whoever asks, and the name of the licence as it was read. */
  readonly acceptance: { readonly by: string; readonly licence: string };
}

export interface FileProgress extends PullProgress {
  readonly file: string;
}

export interface PullWatch {
  /** Ends the pull and keeps what has come. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: FileProgress) => void;
}

export interface ModelFiles {
  /**
   * Writes down who accepted the licence, then fetches the files one after another.
   * @returns their names
   * @throws ModelError
   */
  pull(wish: PullWish, watch: PullWatch): Promise<readonly string[]>;
  /**
   * Deletes a file, or what has come of it.
   * @throws ModelError `file_absent`, `busy`, `bad_name`
   */
  remove(file: string): Promise<void>;
}
