/** The grammar of spoken and written sums: پچیس لاکھ پچاس ہزار روپے, two and a half crore, سوا لاکھ. Internal to the package. */
import type { Token } from './amount-tokens.ts';
import { type Decimal, trim } from './decimal.ts';

/** @returns the signed sum in rupees, or null when the tokens are no sum */
export function readTokens(tokens: readonly Token[]): Decimal | null {
  return new Reader(tokens).sum();
}

function add(a: Decimal, b: Decimal): Decimal {
  const scale = Math.max(a.scale, b.scale);
  return { units: a.units * 10n ** BigInt(scale - a.scale) + b.units * 10n ** BigInt(scale - b.scale), scale };
}

function timesPowerOfTen({ units, scale }: Decimal, power: number): Decimal {
  return power <= scale ? { units, scale: scale - power } : { units: units * 10n ** BigInt(power - scale), scale: 0 };
}

const quarters = (count: bigint): Decimal => trim({ units: count * 25n, scale: 2 });

/** Recursive descent. A method takes the tokens it understands; `null` means that the sum is unreadable. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** only? rupee? minus? rupee? terms (paisa | rupee (and? coefficient paisa)?)? only? */
  sum(): Decimal | null {
    this.#skip('only');
    this.#skip('rupee');
    const negative = this.#skip('minus');
    this.#skip('rupee');
    const terms = this.#terms();
    const total = terms && this.#withPaisa(terms);
    this.#skip('only');
    if (!total || this.#at < this.#tokens.length) return null;
    return trim(negative ? { units: -total.units, scale: total.scale } : total);
  }

  #withPaisa(terms: Decimal): Decimal | null {
    if (this.#skip('paisa')) return terms.scale === 0 ? { units: terms.units, scale: 2 } : null;
    if (!this.#skip('rupee') || !this.#peek() || this.#peek()?.kind === 'only') return terms;
    this.#skip('and');
    const paisa = this.#coefficient();
    const fits = paisa && paisa.scale === 0 && paisa.units < 100n && terms.scale === 0 && this.#skip('paisa');
    return fits ? add(terms, { units: paisa.units, scale: 2 }) : null;
  }

  /** Terms of falling size: each lies below the last digit that the one before has said, so "50 25" is no sum. */
  #terms(): Decimal | null {
    let total: Decimal | null = null;
    let lastDigit = Number.POSITIVE_INFINITY;
    do {
      const coefficient = this.#coefficient();
      if (!coefficient) return null;
      const power = this.#scales();
      const term = timesPowerOfTen(coefficient, power);
      if (total && (lastDigit <= 0 || term.units >= 10n ** BigInt(lastDigit + term.scale))) return null;
      total = total ? add(total, term) : term;
      lastDigit = power - coefficient.scale;
    } while (this.#anotherTerm());
    return total;
  }

  #anotherTerm(): boolean {
    const joint = this.#peek()?.kind;
    if (joint === 'comma' || joint === 'and') this.#at += 1;
    const next = this.#peek()?.kind;
    return (
      joint === 'comma' ||
      joint === 'and' ||
      next === 'number' ||
      next === 'small' ||
      next === 'quarters' ||
      next === 'modifier'
    );
  }

  /** What stands before a scale: 25, پچیس, twenty five, ڈیڑھ, ساڑھے تین, five hundred and two; one when a scale begins. */
  #coefficient(): Decimal | null {
    const modifier = this.#peek();
    if (modifier?.kind === 'modifier') this.#at += 1;
    const base = this.#base(modifier?.kind === 'modifier');
    if (!base) return null;
    const value = modifier?.kind === 'modifier' ? add(base, quarters(modifier.value)) : this.#andAHalf(base);
    if (!this.#hundred()) return value;
    const hundreds = timesPowerOfTen(value, 2);
    const rest = this.#restOfHundred();
    if (rest === null) return hundreds;
    return hundreds.scale === 0 ? add(hundreds, rest) : null;
  }

  #base(afterModifier: boolean): Decimal | null {
    const token = this.#peek();
    if (token?.kind === 'small') return { units: this.#small(), scale: 0 };
    if (token?.kind === 'scale' && !token.suffix) return { units: 1n, scale: 0 };
    if (afterModifier && token?.kind === 'rupee') return { units: 1n, scale: 0 };
    if (token?.kind !== 'number' && token?.kind !== 'quarters' && token?.kind !== 'article') return null;
    this.#at += 1;
    if (token.kind === 'number') return token.value;
    if (token.kind === 'article') return { units: 1n, scale: 0 };
    this.#skip('article');
    return quarters(token.value);
  }

  /** A number below 100; English says tens and ones as two words. */
  #small(): bigint {
    const first = this.#peek();
    if (first?.kind !== 'small') return 0n;
    this.#at += 1;
    const second = this.#peek();
    const joins = first.english && first.value >= 20n && first.value % 10n === 0n;
    if (!joins || second?.kind !== 'small' || !second.english || second.value === 0n || second.value > 9n) return first.value;
    this.#at += 1;
    return first.value + second.value;
  }

  /** two and a half */
  #andAHalf(base: Decimal): Decimal {
    const from = this.#at;
    if (base.scale === 0 && this.#skip('and')) {
      this.#skip('article');
      const half = this.#peek();
      if (half?.kind === 'quarters' && half.value < 4n) {
        this.#at += 1;
        return add(base, quarters(half.value));
      }
    }
    this.#at = from;
    return base;
  }

  #hundred(): boolean {
    const token = this.#peek();
    const found = token?.kind === 'scale' && token.power === 2;
    if (found) this.#at += 1;
    return found;
  }

  #restOfHundred(): Decimal | null {
    const from = this.#at;
    this.#skip('and');
    if (this.#peek()?.kind === 'small') return { units: this.#small(), scale: 0 };
    this.#at = from;
    return null;
  }

  /** The power of ten of one scale, or of rising ones: لاکھ کروڑ is 10¹². A suffix follows digits directly. */
  #scales(): number {
    let power = 0;
    let last = 2;
    for (let token = this.#peek(); token?.kind === 'scale' && token.power > last; token = this.#peek()) {
      if (token.suffix && this.#tokens[this.#at - 1]?.kind !== 'number') break;
      power += token.power;
      last = token.power;
      this.#at += 1;
    }
    return power;
  }

  #peek(): Token | undefined {
    return this.#tokens[this.#at];
  }

  #skip(kind: Token['kind']): boolean {
    const found = this.#peek()?.kind === kind;
    if (found) this.#at += 1;
    return found;
  }
}
