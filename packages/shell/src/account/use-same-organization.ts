import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

/**
 * Tells the other tabs which organization is active, and starts afresh when one of them names another: what is saved goes to the
 * organization of the session, so a tab may not go on showing the earlier one.
 */
export function useSameOrganization(id: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const tabs = new BroadcastChannel('shell.organization');
    tabs.onmessage = ({ data }) => {
      if (data !== id) void client.resetQueries();
    };
    tabs.postMessage(id);
    return () => tabs.close();
  }, [client, id]);
}
