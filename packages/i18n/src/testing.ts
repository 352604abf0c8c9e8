export { checkCatalogues, type CatalogueProblem } from './check-catalogues.ts';
