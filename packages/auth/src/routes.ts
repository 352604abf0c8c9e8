/**
 * The library's endpoints that this product serves, by exact path. Whatever else the library brings (invitations, social sign-in,
 * deletion, aliases of a path with a second slash or an escape) does not exist here.
 */
export const basePath = '/api/auth';

const served: Readonly<Record<string, 'GET' | 'POST'>> = {
  '/sign-up/email': 'POST',
  '/sign-in/email': 'POST',
  '/sign-out': 'POST',
  '/get-session': 'GET',
  '/verify-email': 'GET',
  '/send-verification-email': 'POST',
  '/request-password-reset': 'POST',
  '/reset-password': 'POST',
  '/change-password': 'POST',
  '/change-email': 'POST',
  '/update-user': 'POST',
  '/organization/create': 'POST',
  '/organization/update': 'POST',
  '/organization/check-slug': 'POST',
  '/organization/set-active': 'POST',
  '/organization/list': 'GET',
};

/** The link in a reset mail. */
const resetLink = /^\/reset-password\/[A-Za-z0-9]{8,64}$/;

export function isServed(method: string, pathname: string): boolean {
  if (!pathname.startsWith(`${basePath}/`)) return false;
  const path = pathname.slice(basePath.length);
  return served[path] === method || (method === 'GET' && resetLink.test(path));
}
