import { useEffect, useRef } from 'react';
import { authGet } from './account/auth-request.ts';
import { type Session, useSession } from './session.tsx';

/** The session. Once a page load the host is told that it is in use: only then are it and its cookie prolonged. */
export function useProlongedSession(): Session {
  const { session } = useSession();
  const userId = session?.userId;
  const asked = useRef(false);
  useEffect(() => {
    if (userId === undefined || asked.current) return;
    asked.current = true;
    // The session is valid as it is; the next page load asks again.
    authGet('/get-session').catch(() => {});
  }, [userId]);
  return session;
}
