import { useQueryClient } from '@tanstack/react-query';
import { billingOverview, type SoldVertical } from './billing.ts';

/** Milliseconds between two looks, and how many there are: the event of a change comes within a second or two. */
const every = 500;
const patience = 12;

/** Looks again. @param isThere what is waited for, of what is held; left out: one look is enough */
export type Look = (isThere?: (held: SoldVertical['held']) => boolean) => Promise<void>;

/**
 * Reads the plans again after a change. Who collects tells the host of it a moment later than it answers, so that the first look may
 * show what was before.
 */
export function useLook(organizationId: string): (vertical: string) => Look {
  const client = useQueryClient();
  const query = billingOverview(organizationId);
  return (vertical) =>
    async (isThere = () => true) => {
      for (let left = patience; left > 0; left -= 1) {
        await client.refetchQueries({ queryKey: query.queryKey });
        const sold = client.getQueryData(query.queryKey)?.verticals.find(({ id }) => id === vertical);
        if (!sold || isThere(sold.held)) return;
        await new Promise((resolve) => setTimeout(resolve, every));
      }
    };
}
