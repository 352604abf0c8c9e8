/** That a visitor pressed "save" and was sent to sign in: on coming back the quote is saved without asking again. */

const key = 'buniyad-save-intent:financing';

/** @param path of the page on which the button was pressed */
export function rememberSaveIntent(path: string): void {
  try {
    sessionStorage.setItem(key, path);
  } catch {
    // Storage is blocked: the person presses the button once more.
  }
}

/** Whether there was one on this page; there is none afterwards. */
export function takeSaveIntent(path: string): boolean {
  try {
    const wanted = sessionStorage.getItem(key) === path;
    sessionStorage.removeItem(key);
    return wanted;
  } catch {
    return false;
  }
}
