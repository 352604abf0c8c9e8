/**
 * One line of `npm run doctor`. `note`: it works, and a person should know. `fault`: the product does not start or a part of it
 * does not work.
 * @typedef {object} Check
 * @property {string} id `<group>.<what>`: "tools.node"
 * @property {'ok' | 'note' | 'fault'} status
 * @property {string} found what was found, in one line
 * @property {string | null} fix what to do about it
 */

/**
 * @param {string} id
 * @param {string} found
 * @returns {Check}
 */
export const ok = (id, found) => ({ id, status: 'ok', found, fix: null });

/**
 * @param {string} id
 * @param {string} found
 * @param {string | null} [fix]
 * @returns {Check}
 */
export const note = (id, found, fix = null) => ({ id, status: 'note', found, fix });

/**
 * @param {string} id
 * @param {string} found
 * @param {string} fix
 * @returns {Check}
 */
export const fault = (id, found, fix) => ({ id, status: 'fault', found, fix });
