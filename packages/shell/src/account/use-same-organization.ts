import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionKey } from '../session.tsx';

/**
 * Tells the other tabs which organization is active, and asks for the session when one of them names another: what is saved goes to
 * the organization of the session, so a tab may not go on showing the earlier one. It tells again only when its own has changed,
 * so that two tabs never answer each other for ever.
 */
export function useSameOrganization(id: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const tabs = new BroadcastChannel('shell.organization');
    tabs.onmessage = ({ data }) => {
      if (data !== id) void client.invalidateQueries({ queryKey: sessionKey });
    };
    tabs.postMessage(id);
    return () => tabs.close();
  }, [client, id]);
}
