import { useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import { authPost } from './auth-request.ts';

/** Ends the session, forgets what it saw and goes to the start page. */
export function useSignOut(): () => Promise<void> {
  const client = useQueryClient();
  const [, navigate] = useLocation();
  return async () => {
    await authPost('/sign-out', {});
    navigate('/');
    await client.resetQueries();
  };
}
