/** The fork's small template with what `new` adds to: a launchpad that composes, and packages whose names are taken. */
import { smallTemplate } from '../../fork/testing/small-template.ts';

const launchpad = `import { farm } from '@repo/farm/vertical';
import { shop } from '@repo/shop/vertical';
import { defineApp } from '@repo/server';

export const app = defineApp({ id: 'launchpad', verticals: [shop, farm] });
`;

/** What a new vertical stands on, as the shop has it. */
const own = ['db', 'facts', 'i18n', 'server', 'shell', 'testing', 'ui', 'urdu-text', 'vertical'];
const others = [
  ...['@tanstack/react-query', '@trpc/client', '@types/node', '@types/react', '@types/react-dom', 'left', 'playwright-core'],
  ...['react', 'react-dom', 'tsx', 'typescript', 'vite', 'vitest', 'wouter', 'zod'],
];
const key = (name: string) => (name.startsWith('@') ? `'${name}'` : name);
const dependency = (name: string, specifier: string, version: string) =>
  `      ${key(name)}:\n        specifier: ${specifier}\n        version: ${version}\n`;
const shop = [
  '  apps/shop:\n    dependencies:\n',
  ...own.map((name) => dependency(`@repo/${name}`, 'workspace:*', `link:../../packages/${name}`)),
  ...others.map((name) => dependency(name, "'catalog:'", '1.0.0')),
].join('');
const entries = (text: string) =>
  others
    .filter((name) => name !== 'left')
    .map((name) => `  ${key(`${name}@1.0.0`)}:${text}\n\n`)
    .join('');

const lockfile = (smallTemplate['pnpm-lock.yaml'] ?? '')
  .replace(/ {2}apps\/shop:[\s\S]*?(?=\n {2}packages\/cli)/, shop)
  .replace('packages:\n\n', `packages:\n\n${entries('\n    resolution: {integrity: sha512-x}')}`)
  .replace('snapshots:\n\n', `snapshots:\n\n${entries(' {}')}`);

export const smallHouse: Readonly<Record<string, string>> = {
  ...smallTemplate,
  'apps/launchpad/src/app.ts': launchpad,
  'packages/i18n/package.json': JSON.stringify({ name: '@repo/i18n' }),
  'packages/i18n/src/messages/en.json': JSON.stringify({ 'common.save': 'Save', 'shell-x.title': 'Frame' }),
  'pnpm-lock.yaml': lockfile,
};
