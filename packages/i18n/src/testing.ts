export { type CatalogueProblem, checkCatalogues } from './check-catalogues.ts';
