/**
 * The library's endpoints that this product serves, by exact path, and two of its own (`/impersonate…`). Whatever else the library brings (social sign-in, deletion,
 * teams, aliases of a path with a second slash or an escape) does not exist here.
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
  '/revoke-other-sessions': 'POST',
  '/update-user': 'POST',
  '/impersonate': 'POST',
  '/impersonate/end': 'POST',
  '/organization/create': 'POST',
  '/organization/update': 'POST',
  '/organization/check-slug': 'POST',
  '/organization/set-active': 'POST',
  '/organization/list': 'GET',
  '/organization/list-members': 'GET',
  '/organization/update-member-role': 'POST',
  '/organization/remove-member': 'POST',
  '/organization/leave': 'POST',
  '/organization/list-invitations': 'GET',
  '/organization/invite-member': 'POST',
  '/organization/cancel-invitation': 'POST',
  '/organization/get-invitation': 'GET',
  '/organization/accept-invitation': 'POST',
  '/organization/reject-invitation': 'POST',
};

/** The link in a reset mail. */
const resetLink = /^\/reset-password\/[A-Za-z0-9]{8,64}$/;

export function isServed(method: string, pathname: string): boolean {
  if (!pathname.startsWith(`${basePath}/`)) return false;
  const path = pathname.slice(basePath.length);
  return served[path] === method || (method === 'GET' && resetLink.test(path));
}
