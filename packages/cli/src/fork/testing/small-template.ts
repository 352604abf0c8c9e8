/** A template of two verticals, small enough to be read: `shop` with the engine `pricing`, and `farm` with `soil`. */
const manifest = (name: string, dependencies: readonly string[] = [], more: object = {}) =>
  JSON.stringify({ name, ...more, dependencies: Object.fromEntries(dependencies.map((id) => [id, 'workspace:*'])) });

const verticalSource = (id: string, ur: string, en: string) => `import { defineVertical } from '@repo/vertical';

export const ${id} = defineVertical({
  id: '${id}',
  name: { ur: '${ur}', en: '${en}' },
  card: { summary: { ur: '${ur} کا خلاصہ', en: 'What ${en} does' } },
});
`;

const schema = (model: string, table: string) => `model ${model} {\n  orgId String\n\n  @@map("${table}")\n}\n`;

const readme = `# House

Two verticals.

## Two commands

\`\`\`sh
npm start
\`\`\`

| more | |
| --- | --- |
| \`npm start -- shop\` | one alone |
| \`npm run dev\` | hot reload |
| \`npm run fork shop ../mine\` | one of its own |

## What is in it

**Shop** (\`apps/shop\`): prices. They are exact.

**Farm** (\`apps/farm\`): water. It is measured.

**The platform**: sign-in.

## The tree

\`\`\`
apps/                 what runs
  shop/               prices
  farm/               water
  launchpad/          both
packages/             what they share
  pricing/            engine of one
                      and more of it
  soil/               engine of the other
docs/pictures/        how it looks
\`\`\`

## Real services

Everything works unset.

## Limits, stated plainly

- Prices are examples. The soil is invented.
- Tested on Linux.
`;

const page = (title: string, id: string) => `# ${title}

About ${id}; [verified](../../docs/verification/${id}.md).

## What is where

Look into [the source](src/vertical.ts).

## Alone and together

\`npm start -- ${id}\` serves it at \`/\`; the launchpad serves it at \`/${id}/\`.

What it does not do yet: much of ${id}.
`;

const lockfile = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true

catalogs:
  default:
    left:
      specifier: 1.0.0
      version: 1.0.0
    right:
      specifier: 2.0.0
      version: 2.0.0

importers:

  .: {}

  apps/farm:
    dependencies:
      '@repo/soil':
        specifier: workspace:*
        version: link:../../packages/soil
      right:
        specifier: 'catalog:'
        version: 2.0.0

  apps/launchpad:
    dependencies:
      '@repo/farm':
        specifier: workspace:*
        version: link:../farm

  apps/shop:
    dependencies:
      left:
        specifier: 'catalog:'
        version: 1.0.0

  packages/cli: {}

packages:

  left@1.0.0:
    resolution: {integrity: sha512-left}

  right@2.0.0:
    resolution: {integrity: sha512-right}

snapshots:

  left@1.0.0: {}

  right@2.0.0: {}
`;

export const smallTemplate: Readonly<Record<string, string>> = {
  '.ci/run': '#!/bin/bash\nnpm test\n# template\nnpm run fork shop ../mine\n# end of template\n',
  '.env.example': 'PORT=\n',
  LICENSE: 'MIT License\n\nCopyright (c) 2026 House contributors\n\nPermission is granted.\n',
  'README.md': readme,
  'brand.ts':
    "export const brand = {\n  name: { ur: 'گھر', en: 'House' },\n  tagline: {\n    ur: 'دو',\n    en: 'Two',\n  },\n  legal: {\n    footer: {\n      ur: 'سطر',\n      en: 'Line',\n    },\n  },\n};\n",
  'buniyad.config.ts':
    "export default defineConfig({\n  demo: false,\n  verticals: { shop: { tax: '17' }, farm: { key: process.env.FARM_KEY } },\n});\n",
  'package.json': JSON.stringify({
    name: 'house',
    description: 'Two verticals',
    scripts: {
      start: 'node packages/cli/bin/buniyad.mjs start',
      fork: 'node packages/cli/bin/buniyad.mjs fork',
    },
  }),
  'pnpm-lock.yaml': lockfile,
  'pnpm-workspace.yaml': 'packages:\n  - apps/*\n\ncatalog:\n  left: 1.0.0\n  "right": 2.0.0\n',
  'turbo.json': JSON.stringify({
    tasks: { whole: { dependsOn: ['@repo/launchpad#build'] } },
    boundaries: { tags: { facts: {}, launchpad: {} } },
  }),
  'apps/launchpad/package.json': manifest('@repo/launchpad', ['@repo/shop', '@repo/farm']),
  'apps/shop/package.json': JSON.stringify({
    name: '@repo/shop',
    buniyad: { engine: 'pricing', words: ['prices'] },
    dependencies: { '@repo/pricing': 'workspace:*', '@repo/db': 'workspace:*', left: 'catalog:' },
  }),
  'apps/shop/README.md': page('Shop', 'shop'),
  'apps/shop/src/vertical.ts': verticalSource('shop', 'دکان', 'Shop'),
  'apps/farm/package.json': JSON.stringify({
    name: '@repo/farm',
    buniyad: { engine: 'soil', words: ['soil'], notice: { ur: 'کھیت', en: 'Your field' } },
    dependencies: { '@repo/db': 'workspace:*', right: 'catalog:' },
    devDependencies: { '@repo/soil': 'workspace:*' },
  }),
  'apps/farm/README.md': page('Farm', 'farm'),
  'apps/farm/src/vertical.ts': verticalSource('farm', 'کھیت', 'Farm'),
  'packages/cli/package.json': manifest('@repo/cli'),
  'packages/cli/README.md':
    'Commands\n\n| command | what |\n| --- | --- |\n| `npm run fork` | a fork |\n| `npm start` | a start |\n',
  'packages/cli/src/fork/command.ts': 'export const fork = 1;\n',
  'packages/db/package.json': manifest('@repo/db'),
  'packages/db/prisma/schema/platform.prisma': schema('User', 'user'),
  'packages/db/prisma/schema/shop.prisma': schema('ShopOrder', 'shop_order'),
  'packages/db/prisma/schema/farm.prisma': schema('FarmField', 'farm_field'),
  'packages/db/prisma/migrations/migration_lock.toml': 'provider = "postgresql"\n',
  'packages/db/prisma/migrations/20260101000000_first/migration.sql':
    'CREATE TABLE "user" (id int);\n\n-- Of the shop.\nCREATE TABLE "shop_order" (id int);\nCREATE TABLE "farm_field" (id int);\n',
  'packages/db/prisma/migrations/20260202000000_second/migration.sql':
    'GRANT SELECT ON "user", "farm_field", "shop_order" TO app;\n',
  'packages/db/test/migrations/second.test.ts': '// From the state that the first left.\n',
  'packages/pricing/package.json': manifest('@repo/pricing'),
  'packages/pricing/src/price.ts': '// Printed examples: docs/verification/shop.md\n',
  'packages/soil/package.json': manifest('@repo/soil'),
  'packages/soil/src/soil.ts': '// docs/verification/farm.md\n',
  'docs/decisions/README.md':
    '| record | choice |\n| --- | --- |\n| [0001](0001-all.md) | for all |\n| [0002](0002-soil.md) | of soil |\n',
  'docs/decisions/0001-all.md': '# For all\n',
  'docs/decisions/0002-soil.md': '# Of `packages/soil`\n',
  'docs/pictures/house.png': 'PNG',
  'docs/verification/shop.md': '# Shop\n',
  'docs/verification/farm.md': '# Farm\n',
};
