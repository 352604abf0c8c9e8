import { Section } from '@repo/ui/page';
import type { ReactNode } from 'react';
import type { FieldForm, Place } from './field-form.ts';

/** What every control of the form takes. */
export interface PlaceState {
  readonly form: FieldForm;
  readonly change: (changes: Partial<FieldForm>) => void;
  /** Label, hint and mistake of a place. */
  readonly at: (place: Place) => { readonly label: string; readonly error: string | undefined; readonly name: string };
}

/** A heading with its controls in one column on a phone and two on a desk. */
export function Fields({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <Section title={title}>
      <div className="grid items-start gap-6 md:grid-cols-2">{children}</div>
    </Section>
  );
}

/** A control that takes the width of both columns. */
export function Wide({ children }: { readonly children: ReactNode }) {
  return <div className="min-w-0 max-w-text md:col-span-2">{children}</div>;
}

/** Around the control of one place: by it the form learns which place has focus, and finds the control. */
export function Box({ place, children }: { readonly place: Place | 'city'; readonly children: ReactNode }) {
  return (
    <div data-place={place} className="min-w-0 scroll-mt-24">
      {children}
    </div>
  );
}
