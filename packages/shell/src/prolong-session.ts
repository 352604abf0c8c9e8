import { useEffect, useRef } from 'react';
import { authGet } from './account/auth-request.ts';
import { useSession } from './session.tsx';

/** Once a page load the host is told that the session is in use: only then are it and its cookie prolonged. */
export function useProlongedSession(): void {
  const userId = useSession().session?.userId;
  const asked = useRef(false);
  useEffect(() => {
    if (userId === undefined || asked.current) return;
    asked.current = true;
    // The session is valid as it is; the next page load asks again.
    authGet('/get-session').catch(() => {});
  }, [userId]);
}
