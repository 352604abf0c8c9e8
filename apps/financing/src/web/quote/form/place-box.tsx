import type { ReactNode } from 'react';
import type { Place } from './field.ts';
import { placeElementId } from './form-state.ts';

/** Around the control of one place: by it the form learns which place has focus, and a link finds the control. */
export function PlaceBox({ place, children }: { readonly place: Place; readonly children: ReactNode }) {
  return (
    <div id={placeElementId(place)} data-place={place} className="min-w-0 scroll-mt-24">
      {children}
    </div>
  );
}
