import { type Line, skippedByNeed, type Totals } from './tally.ts';

/** The line that ends every run, for people and for scripts. */
export function lastLine({ passed, failed, skipped }: Totals): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** `✓ unit     packages/db   41 passed, 3 skipped   12.3 s` */
export function formatLine(line: Line, width: number): string {
  const counts = [
    `${line.passed} passed`,
    line.failed && `${line.failed} failed`,
    line.skipped.length && `${line.skipped.length} skipped`,
  ];
  const time = line.cached ? 'cached' : `${(line.milliseconds / 1000).toFixed(1)} s`;
  return `${line.failed ? '✗' : '✓'} ${line.name.padEnd(width)}  ${counts.filter(Boolean).join(', ').padEnd(24)}  ${time}`;
}

export function formatLines(lines: readonly Line[]): string[] {
  const width = Math.max(...lines.map(({ name }) => name.length), 0);
  return lines.map((line) => formatLine(line, width));
}

/** What was skipped and how to have it run. */
export function formatSkipped(lines: readonly Line[]): string[] {
  return skippedByNeed(lines).map(([need, count]) => `Skipped ${count} ${count === 1 ? 'test' : 'tests'}: ${need}`);
}

/** By name what passed only at its second try, so that it is seen; nothing where nothing did. */
export function formatSecondTry(lines: readonly Line[]): string[] {
  const shy = lines.flatMap(({ name, secondTry }) => secondTry.map((test) => `“${test}” (${name.replace(/ +/, ' ')})`));
  return shy.length === 0 ? [] : [`${shy.length} passed at a second try: ${shy.join(', ')}`];
}

/** The figures that tests left, as a table of Markdown; nothing where there are none. */
export function formatFigures(lines: readonly Line[]): string[] {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = lines.flatMap(({ figures = [] }) => figures.map(({ test, figure }) => `| ${cell(test)} | ${cell(figure)} |`));
  return rows.length === 0 ? [] : ['| test | figure |', '| --- | --- |', ...rows];
}

export interface Circumstances {
  readonly date: string;
  readonly seconds: number;
  readonly node: string;
  readonly system: string;
  readonly chromium: string | null;
  readonly postgres: string | null;
}

/** The dated report of a deep run, as Markdown. */
export function deepReport(lines: readonly Line[], totals: Totals, at: Circumstances): string {
  return [
    `# Deep test run of ${at.date}`,
    '',
    `${lastLine(totals)} in ${Math.round(at.seconds)} s.`,
    '',
    `Node ${at.node} on ${at.system}; Chromium: ${at.chromium ?? 'absent'}; PostgreSQL: ${at.postgres ?? 'absent'}.`,
    'Property tests ran with their full counts (`TEST_DEEP=1`).',
    '',
    '| suite | passed | failed | skipped | seconds |',
    '| --- | ---: | ---: | ---: | ---: |',
    ...lines.map((line) => {
      const seconds = line.cached ? 'cached' : (line.milliseconds / 1000).toFixed(1);
      return `| ${line.name.replace(/ +/, ' ')} | ${line.passed} | ${line.failed} | ${line.skipped.length} | ${seconds} |`;
    }),
    '',
    ...withBlank(formatFigures(lines)),
    ...[...formatSkipped(lines), ...formatSecondTry(lines)].map((line) => `- ${line}`),
  ].join('\n');
}

const withBlank = (lines: readonly string[]) => (lines.length === 0 ? [] : [...lines, '']);
