const hundredPercent = 100n * 10n ** 6n;

/** A part of a price in per cent (at most six decimals) as plain rupees, to the paisa, half up. */
export function shareOfPrice(price: string, percent: string): string {
  const scaled = scaledBy(price, 2) * scaledBy(percent, 6);
  const paisa = (scaled + hundredPercent / 2n) / hundredPercent;
  const [whole, rest] = [paisa / 100n, paisa % 100n];
  return rest === 0n ? String(whole) : `${whole}.${String(rest).padStart(2, '0')}`;
}

function scaledBy(text: string, decimals: number): bigint {
  const [whole = '', fraction = ''] = text.split('.');
  return BigInt(whole + fraction.slice(0, decimals).padEnd(decimals, '0'));
}
