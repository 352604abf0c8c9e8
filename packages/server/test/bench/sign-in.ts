import { demoLogin } from '../../src/boot/demo.ts';

/** Signs the demo account in, and gives the cookie. */
export async function signInDemo(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: url },
    body: JSON.stringify(demoLogin),
  });
  if (!response.ok) throw new Error(`the demo account was not signed in: ${response.status}`);
  return response.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
}
