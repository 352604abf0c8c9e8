import type { Files } from '../../files/files.ts';
import { router } from '../../trpc/router.ts';
import { listFiles } from './list-files.ts';
import { removeFile } from './remove-file.ts';
import { showLogo } from './show-logo.ts';
import { signFile } from './sign-file.ts';

/** The files of an organization; they are added through `POST /api/files`. */
export const fileRouter = (files: Files) =>
  router({ list: listFiles(files), sign: signFile(files), remove: removeFile(files), logo: showLogo(files) });
