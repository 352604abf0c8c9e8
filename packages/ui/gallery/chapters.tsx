import type { ComponentType } from 'react';
import { Calculator } from './calculator.tsx';
import { Charts } from './charts.tsx';
import { Choices } from './choices.tsx';
import { Fields } from './fields.tsx';
import { Overlays } from './overlays.tsx';
import { States } from './states.tsx';
import { Tables } from './tables.tsx';
import { Texts } from './texts.tsx';
import { Words } from './words.tsx';

export const chapters: Readonly<Record<string, ComponentType>> = {
  words: Words,
  texts: Texts,
  fields: Fields,
  choices: Choices,
  tables: Tables,
  charts: Charts,
  states: States,
  overlays: Overlays,
  calculator: Calculator,
};
