import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const page = (id: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${id}</title>
<script type="module" src="./assets/index-0a1b.js"></script>
</head>
<body><div id="root"></div></body>
</html>
`;

/** What `vite build` would leave for an app. */
export function writeSampleWeb(root: string, id: string): void {
  const dist = join(root, 'apps', id, 'dist/web');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), page(id));
  writeFileSync(join(dist, 'assets/index-0a1b.js'), `document.title = ${JSON.stringify(id.repeat(300))};`);
  writeFileSync(join(dist, 'robots.txt'), 'User-agent: *\n');
}
