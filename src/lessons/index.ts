import type { Lesson } from './lesson.js';

/** The lessons in the order in which they are offered. */
export const lessons: readonly Lesson[] = [];
