#!/usr/bin/env node
// No static import and no newer syntax here: a Node that is too old must get as far as the sentence below.
process.stdout.on('error', (error) => {
  // Whoever read along has gone: the work goes on.
  if (error.code !== 'EPIPE') throw error;
});
import('./node-version.mjs')
  .then((check) => {
    const complaint = check.complaintAbout(process.versions.node);
    if (complaint === null) return import('./cli.mjs').then((cli) => cli.main(process.argv.slice(2)));
    console.error(complaint);
    process.exitCode = 1;
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });
