/** A place as code has it: `[1, 1]`. */
export const placeText = (place: readonly number[]): string => `[${place.join(', ')}]`;
