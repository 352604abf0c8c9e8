/**
 * Runs what the host does in a session of a moment ago only: where the session is older, asks for the password and runs it again.
 *
 * @example
 * const fresh = useFresh();
 * const form = useAuthForm([], () => fresh.run(() => api.key.create.mutate({ name })));
 * return <>…{fresh.dialog}</>;
 */
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { wireErrorOf } from './error-message.tsx';

export interface Fresh {
  /** The answer of the action. Whoever closes the dialog gets the host's refusal, `SESSION_NOT_FRESH`. */
  readonly run: <T>(action: () => Promise<T>) => Promise<T>;
  /** Where the password is asked for; belongs outside of any form. */
  readonly dialog: ReactNode;
}

interface Waiting {
  readonly goOn: () => void;
  readonly giveUp: () => void;
}

const FreshDialog = lazy(() => import('./account/fresh-dialog.tsx').then((module) => ({ default: module.FreshDialog })));

export function useFresh(): Fresh {
  const [waiting, setWaiting] = useState<Waiting | null>(null);
  const end = (then: () => void) => () => {
    setWaiting(null);
    then();
  };
  return {
    async run(action) {
      try {
        return await action();
      } catch (error) {
        if (wireErrorOf(error).code !== 'SESSION_NOT_FRESH') throw error;
        await new Promise<void>((goOn, refuse) => setWaiting({ goOn, giveUp: () => refuse(error) }));
        return action();
      }
    },
    dialog: waiting && (
      <Suspense fallback={null}>
        <FreshDialog onDone={end(waiting.goOn)} onClose={end(waiting.giveUp)} />
      </Suspense>
    ),
  };
}
