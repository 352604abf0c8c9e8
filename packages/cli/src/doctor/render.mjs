/** @import { Check } from './check.mjs' */

/** @type {Readonly<Record<string, string>>} */
const groups = {
  tools: 'Tools',
  config: 'Configuration',
  env: 'Configuration',
  network: 'Network',
  data: 'Data folder',
  database: 'Database',
  build: 'Build',
  model: 'Model',
  service: 'Services',
  tests: 'Tests',
};

const marks = {
  ok: { mark: '✓', colour: 32 },
  note: { mark: '!', colour: 33 },
  fault: { mark: '✗', colour: 31 },
};

/**
 * One line a check under the name of its group, and the fix below what needs one.
 * @param {readonly Check[]} checks
 * @param {boolean} colour
 * @returns {string}
 */
export function render(checks, colour) {
  /** @type {string[]} */
  const lines = [];
  let last = '';
  for (const { id, status, found, fix } of checks) {
    const [key = ''] = id.split('.');
    const group = groups[key] ?? key;
    if (group !== last) lines.push('', group);
    last = group;
    const { mark, colour: code } = marks[status];
    lines.push(`  ${colour ? `\x1b[${code}m${mark}\x1b[0m` : mark} ${found}`);
    if (fix !== null) lines.push(...fix.split(' | ').map((part) => `      ${part}`));
  }
  return [...lines.slice(1), '', summary(checks)].join('\n');
}

/** @param {readonly Check[]} checks */
function summary(checks) {
  const count = (/** @type {Check['status']} */ wanted) => checks.filter(({ status }) => status === wanted).length;
  const faults = count('fault');
  if (faults === 0) return `No fault found; ${count('note')} to know about.`;
  return `${faults} ${faults === 1 ? 'fault' : 'faults'}: each has its fix below it.`;
}
