type Version = readonly [major: number, minor: number, patch: number];

/** Whether a version lies in a range as npm writes them: alternatives by `||`, comparators, `^`, `~`, `x`, bare versions. */
export function satisfies(version: string, range: string): boolean {
  const actual = parse(version);
  return range.split('||').some((alternative) => {
    const comparators = alternative
      .trim()
      .replace(/([<>=^~]+)\s+/g, '$1')
      .split(/\s+/);
    return comparators.every((comparator) => holds(actual, comparator));
  });
}

function holds(actual: Version, comparator: string): boolean {
  const [, operator = '', wanted = ''] = /^([<>=^~]*)v?(.*)$/.exec(comparator) ?? [];
  if (wanted === '' || wanted === '*') return true;
  const order = compare(actual, parse(wanted));
  switch (operator) {
    case '>=':
      return order >= 0;
    case '>':
      return order > 0;
    case '<':
      return order < 0;
    case '<=':
      return order <= 0;
    case '^':
      return order >= 0 && actual[0] === parse(wanted)[0];
    case '~':
      return order >= 0 && actual[0] === parse(wanted)[0] && actual[1] === parse(wanted)[1];
    default:
      return wanted.split('.').every((part, index) => /^[x*]$/i.test(part) || Number(part) === actual[index]);
  }
}

function parse(version: string): Version {
  const [major = 0, minor = 0, patch = 0] = version.split(/[.-]/).map((part) => Number(part) || 0);
  return [major, minor, patch];
}

function compare(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}
