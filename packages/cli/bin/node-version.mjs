// As plain as buniyad.mjs: old versions of Node parse this file.

/**
 * The `engines.node` of package.json in words and in code; a test holds both together.
 * @param {string} version for example `20.19.0`
 * @returns {string | null} what to tell the person, or null when this Node will do
 */
export function complaintAbout(version) {
  const numbers = version.split('.').map(Number);
  const major = numbers[0] || 0;
  const minor = numbers[1] || 0;
  if ((major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24) return null;
  return `Buniyad needs Node 20.19+, 22.12+ or 24+; this is Node ${version}. Install a newer one from https://nodejs.org and run the command again.`;
}
