/** After a sign-in: forgets what the visitor saw and goes on to where the person was going. */
import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';

export function useEnter(to: string): () => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return async () => {
    await client.resetQueries();
    navigate(to, { replace: true });
  };
}
