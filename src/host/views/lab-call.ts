import type { LabCall } from '../lab/lab-target.js';
import { placeLabel } from '../layer/place-label.js';
import type { CallAt } from '../panel/cursor-call.js';
import type { LabDeeds } from './lab-deeds.js';

/** A call as the Lab knows it, with its place remembered for “Apply to selected call”. */
export const labCall = (deeds: LabDeeds, { named, location }: CallAt): LabCall =>
  deeds.place(
    { site: named.site, location: placeLabel(location) },
    { document: location.uri, id: named.id },
  );
