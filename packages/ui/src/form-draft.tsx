/**
 * Keeps what was typed through a reload, an expired login or an error, in this tab until it is saved or cleared.
 *
 * @example
 * const draft = useFormDraft('shop.order', { cost: '', rate: '', count: '60' });
 * <MoneyField value={draft.values.cost} onChange={(cost) => draft.set({ cost })} … />
 */
import { useCallback, useEffect, useRef, useState } from 'react';

/** What a draft holds: plain data that survives JSON. Never a password. */
export type DraftValue = string | number | boolean | null | readonly DraftValue[] | { readonly [key: string]: DraftValue };
export type DraftValues = { readonly [key: string]: DraftValue };

export interface FormDraft<Values> {
  readonly values: Values;
  /** Whether the values came from an earlier visit of this tab. */
  readonly restored: boolean;
  readonly set: (changes: Partial<Values>) => void;
  /** Back to the first values, and forgets what was kept. */
  readonly clear: () => void;
}

const prefix = 'buniyad-draft:';
const pauseMs = 250;

/** What was typed and is not stored yet: the next screen is made before this one has stored its own. */
const unstored = new Map<string, DraftValues>();

/** @param key names the form; give each saved thing its own ("shop.order.order_0192…") */
export function useFormDraft<Values extends DraftValues>(key: string, initial: Values): FormDraft<Values> {
  const [state, setState] = useState(() => {
    const kept = read(key, initial);
    return { values: kept ?? initial, restored: kept !== null };
  });
  const latest = useRef(state.values);

  const keep = useCallback(() => {
    const values = unstored.get(key);
    if (!values) return;
    write(key, values);
    unstored.delete(key);
  }, [key]);

  useEffect(() => {
    const timer = setTimeout(keep, pauseMs);
    return () => clearTimeout(timer);
  }, [state.values, keep]);

  useEffect(() => {
    window.addEventListener('pagehide', keep);
    return () => {
      window.removeEventListener('pagehide', keep);
      keep();
    };
  }, [keep]);

  const set = useCallback(
    (changes: Partial<Values>) => {
      const values = { ...latest.current, ...changes };
      latest.current = values;
      unstored.set(key, values);
      setState(({ restored }) => ({ values, restored }));
    },
    [key],
  );

  const clear = useCallback(() => {
    latest.current = initial;
    unstored.delete(key);
    remove(key);
    setState({ values: initial, restored: false });
  }, [key, initial]);

  return { ...state, set, clear };
}

/**
 * Whether this tab keeps anything that was typed and is not saved yet.
 * @param except keys of forms that do not count
 */
export function hasDraft(except: readonly string[] = []): boolean {
  try {
    const stored = Object.keys(sessionStorage).filter((key) => key.startsWith(prefix));
    const keys = [...unstored.keys(), ...stored.map((key) => key.slice(prefix.length))];
    return keys.some((key) => !except.includes(key));
  } catch {
    return unstored.size > 0;
  }
}

/** Storage may be full, blocked or hold another version's shape: then the form works and only the memory is lost. */
function read<Values extends DraftValues>(key: string, initial: Values): Values | null {
  try {
    const kept: unknown = unstored.get(key) ?? JSON.parse(sessionStorage.getItem(prefix + key) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const known = Object.entries(kept).filter(([name, value]) => name in initial && sameKind(value, initial[name]));
    return known.length > 0 ? { ...initial, ...Object.fromEntries(known) } : null;
  } catch {
    return null;
  }
}

function sameKind(kept: unknown, first: DraftValue | undefined): boolean {
  return first === null || kept === null || (typeof kept === typeof first && Array.isArray(kept) === Array.isArray(first));
}

function write(key: string, values: DraftValues) {
  try {
    sessionStorage.setItem(prefix + key, JSON.stringify(values));
  } catch {
    // The form still works; only the memory is lost.
  }
}

function remove(key: string) {
  try {
    sessionStorage.removeItem(prefix + key);
  } catch {
    // As above.
  }
}
