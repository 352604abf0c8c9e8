/** Changes when a figure could come out differently. */
export const engineVersion = '1.0.0';

/** Changes when a rule, its clause or its predicate changes. */
export const ruleSetVersion = '2026-11';
