import type { Outgoing } from '../types/gate.ts';
import type { OpenRedaction, Redaction } from '../types/redaction.ts';
import { isWithin, type Tier } from '../types/tier.ts';
import { findEach, type Kind, replaceFinds } from './find.ts';
import { mayHoldPlaceholder, placeholders } from './placeholder.ts';
import { Restorer, restorePlaceholders } from './restore.ts';

export interface RedactionPolicy {
  /**
   * What goes to endpoints below this tier is redacted; default `national`, which leaves out only those. `always` leaves out none,
   * `never` all.
   */
  readonly below?: Tier | 'always' | 'never';
}

/**
 * Takes CNICs, IBANs, telephone numbers, NTNs and STRNs out of what goes to endpoints below a tier, and puts them back into the
 * replies. It does not look into images and recordings.
 */
export function createRedaction({ below = 'national' }: RedactionPolicy = {}): Redaction {
  const appliesTo = ({ tier }: Outgoing['endpoint']): boolean =>
    below === 'always' || (below !== 'never' && !isWithin(tier, below));
  return { appliesTo, open: () => new RequestRedaction() };
}

/** What a text held before: not personal, but it must not be taken for a placeholder of ours. */
const written = 'TEXT';

class RequestRedaction implements OpenRedaction {
  readonly #names = new Map<string, string>();
  readonly #values = new Map<string, string>();
  readonly #numbers = new Map<Kind | typeof written, number>();

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries([...this.#numbers].filter(([kind]) => kind !== written));
  }

  redact(texts: readonly string[]): readonly string[] {
    const guarded = texts.map((text) =>
      mayHoldPlaceholder(text) ? text.replace(placeholders, (value) => this.#placeholder(value, written)) : text,
    );
    const finds = findEach(guarded);
    return guarded.map((text, position) =>
      replaceFinds(text, finds[position] ?? [], (value, kind) => this.#placeholder(value, kind)),
    );
  }

  restore(text: string): string {
    return restorePlaceholders(text, this.#values);
  }

  restorer(): Restorer {
    return new Restorer(this.#values);
  }

  #placeholder(value: string, kind: Kind | typeof written): string {
    const known = this.#names.get(value);
    if (known !== undefined) return `⟦${known}⟧`;
    const number = (this.#numbers.get(kind) ?? 0) + 1;
    const name = `${kind}_${number}`;
    this.#numbers.set(kind, number);
    this.#names.set(value, name);
    this.#values.set(name, value);
    return `⟦${name}⟧`;
  }
}
