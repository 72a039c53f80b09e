import type { Translate } from '../../engine/phrase.js';
import type { Lesson } from '../../lessons/lesson.js';
import { solutions } from '../../lessons/solutions.js';
import { thumbnailSvg } from '../../picture/index.js';
import { plainText, type RichText } from '../../protocol/rich-text.js';
import type { LabState } from '../../protocol/lab.js';
import { draw } from './draw.js';
import { LabSession } from './session.js';

/** The most pixels of a picture in a page. */
const WIDEST = 520;
const HIGHEST = 260;

/** A part of a lesson on paper: words, a picture with words for those who can't see it, or code. */
export type PagePart =
  | { readonly kind: 'text'; readonly markdown: string }
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string }
  | { readonly kind: 'code'; readonly text: string; readonly runs: boolean };

/** A lesson with its answers, for teachers. */
export interface LessonPage {
  readonly title: string;
  readonly parts: readonly PagePart[];
}

/** Goes through a lesson as a student who knows every answer, and writes down what is seen. */
export function lessonPage({ id, title, steps }: Lesson, t: Translate): LessonPage {
  const session = new LabSession(draw, t, null);
  session.receive({ type: 'chooseLesson', lesson: id });
  const parts: PagePart[] = [...pictureOf(session.state, t), ...layerCode(session.state)];
  (solutions[id] ?? []).forEach((solution, index) => {
    parts.push({ kind: 'text', markdown: taskText(session.state, index, t) });
    if ('answer' in solution) session.receive({ type: 'answer', answer: solution.answer });
    else {
      const settings = { ...session.settings, ...solution.settings };
      session.receive({ type: 'edit', sequence: index + 1, settings });
      parts.push(...pictureOf(session.state, t));
    }
    const { lesson } = session.state;
    const remarks = [lesson?.feedback ?? [], lesson?.reason ?? []].map(markdownOf);
    parts.push({ kind: 'text', markdown: remarks.filter((text) => text !== '').join(' ') });
    if ('settings' in solution) parts.push(...layerCode(session.state));
    const code = lesson?.code ?? '';
    if (code !== '') {
      parts.push({ kind: 'code', text: code, runs: steps[index]?.codeToRead !== true });
    }
    session.receive({ type: 'goToStep', step: index + 1 });
  });
  const licence = t(
    'Text and pictures of this page are free: CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/.',
  );
  parts.push({ kind: 'text', markdown: `*${licence}*` });
  return { title: title(t), parts };
}

function taskText({ lesson }: LabState, index: number, t: Translate): string {
  if (lesson === null) return '';
  const { instruction, question, task } = lesson;
  const options = task.kind === 'choice' ? task.options.map((option) => `- ${option}`) : [];
  return [
    `## ${t('Step {step}', { step: index + 1 })}`,
    markdownOf(instruction),
    `**${plainText(question)}**`,
    ...(options.length === 0 ? [] : [options.join('\n')]),
  ].join('\n\n');
}

function pictureOf({ picture, sentence }: LabState, t: Translate): PagePart[] {
  if (picture === null) return [];
  const svg = thumbnailSvg(picture, 'light', WIDEST, HIGHEST, t);
  return [{ kind: 'picture', svg, alt: plainText(sentence) }];
}

/** The layer of the Lab on the values that are drawn. */
function layerCode({ code, picture, settings }: LabState): PagePart[] {
  if (picture === null || code === '') return [];
  const sizes = settings.inputSize.join(', ');
  const values = Array.from(picture.input.data, pythonFloat).join(', ');
  const text = `import torch\n${code}\n\nx = torch.tensor([${values}]).reshape(1, 1, ${sizes})\nprint(pool(x))`;
  return [{ kind: 'code', runs: true, text }];
}

/** At most six decimals, and always a point: the tensor is one of floats. */
function pythonFloat(value: number): string {
  const rounded = Math.round(value * 1e6) / 1e6;
  return Number.isInteger(rounded) ? rounded.toFixed(1) : String(rounded);
}

/** Marked text as Markdown. */
const markdownOf = (text: RichText): string =>
  text
    .map(({ text: words, style }) => {
      if (style === 'code') return `\`${words}\``;
      return style === 'strong' ? `**${words}**` : words;
    })
    .join('');
