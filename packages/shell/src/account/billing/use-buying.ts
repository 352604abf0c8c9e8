import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useEffect, useRef } from 'react';
import { useFresh } from '../../use-fresh.tsx';
import { buyPlan, type ChangeWish, type Currency } from './billing.ts';
import { useApp } from './use-app.ts';

export interface Buying {
  readonly buy: (wish: ChangeWish & { readonly currency: Currency }) => void;
  /** Until the page of who collects is there. */
  readonly pending: boolean;
  readonly error: Error | null;
  /** Belongs outside of any form. */
  readonly dialog: ReactNode;
}

/**
 * Begins a purchase and goes to the page where it is paid. A second press before that buys nothing.
 * @param onRefused what is shown may not be true any more: somebody else has bought meanwhile
 */
export function useBuying(onRefused: () => Promise<void>): Buying {
  const app = useApp();
  const fresh = useFresh();
  const isUnderWay = useRef(false);
  const { mutate, reset, isPending, isSuccess, error } = useMutation({
    mutationFn: async (wish: ChangeWish & { readonly currency: Currency }) => {
      location.assign(await fresh.run(() => buyPlan({ ...wish, app })));
    },
    async onError() {
      isUnderWay.current = false;
      await onRefused();
    },
  });
  useEffect(() => {
    // The browser's way back may show this page as it was left.
    const comeBack = ({ persisted }: PageTransitionEvent) => {
      if (!persisted) return;
      isUnderWay.current = false;
      reset();
    };
    window.addEventListener('pageshow', comeBack);
    return () => window.removeEventListener('pageshow', comeBack);
  }, [reset]);
  return {
    buy(wish) {
      if (isUnderWay.current) return;
      isUnderWay.current = true;
      mutate(wish);
    },
    pending: isPending || isSuccess,
    error,
    dialog: fresh.dialog,
  };
}
