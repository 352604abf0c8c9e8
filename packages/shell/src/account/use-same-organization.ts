import { useI18n } from '@repo/i18n/react';
import { showToast } from '@repo/ui/toast';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sessionKey } from '../session.tsx';

/**
 * Tells the other tabs which organization is active, and asks for the session when one of them names another: what is saved goes to
 * the organization of the session, so a tab may not go on showing the earlier one. It tells again only when its own has changed,
 * so that two tabs never answer each other for ever. A page that has changed under its reader's eyes says so.
 */
export function useSameOrganization(id: string, name: string): void {
  const { t } = useI18n();
  const client = useQueryClient();
  const shown = useRef(id);
  useEffect(() => {
    const tabs = new BroadcastChannel('shell.organization');
    tabs.onmessage = ({ data }) => {
      if (data !== id) void client.invalidateQueries({ queryKey: sessionKey });
    };
    tabs.postMessage(id);
    return () => tabs.close();
  }, [client, id]);
  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    showToast({ message: t('shell.organization.shown', { organization: name }), tone: 'attention' });
  }, [id, name, t]);
}
