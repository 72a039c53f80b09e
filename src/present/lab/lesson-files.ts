import type { LessonPage, PagePart } from './lesson-page.js';

/** A file of an exported lesson. */
export interface LessonFile {
  readonly name: string;
  readonly text: string;
}

/** A lesson as a Markdown page, with its pictures as files beside it; the page comes first. */
export function markdownFiles({ title, parts }: LessonPage, name: string): readonly LessonFile[] {
  const pictures: LessonFile[] = [];
  const texts = parts.map((part) => {
    if (part.kind !== 'picture') return textOf(part);
    const file = `${name}-${String(pictures.length + 1)}.svg`;
    pictures.push({ name: file, text: part.svg });
    return `![${altOf(part.alt)}](${file})`;
  });
  return [{ name: `${name}.md`, text: `# ${title}\n\n${texts.join('\n\n')}\n` }, ...pictures];
}

/** A lesson as a notebook (nbformat 4.5) whose code runs where PyTorch is; pictures are in it. */
export function notebookFile({ title, parts }: LessonPage, name: string): LessonFile {
  const cells = [{ kind: 'text' as const, markdown: `# ${title}` }, ...parts].map((part, at) => {
    const isRun = part.kind === 'code' && part.runs;
    const source = isRun ? part.text : part.kind === 'picture' ? inlinePicture(part) : textOf(part);
    return {
      id: `cell-${String(at)}`,
      cell_type: isRun ? 'code' : 'markdown',
      metadata: {},
      source: linesOf(source),
      ...(isRun ? { execution_count: null, outputs: [] } : {}),
    };
  });
  const kernelspec = { display_name: 'Python 3', language: 'python', name: 'python3' };
  const notebook = { nbformat: 4, nbformat_minor: 5, metadata: { kernelspec }, cells };
  return { name: `${name}.ipynb`, text: `${JSON.stringify(notebook, null, 1)}\n` };
}

const textOf = (part: Exclude<PagePart, { readonly kind: 'picture' }>): string =>
  part.kind === 'text' ? part.markdown : `\`\`\`python\n${part.text}\n\`\`\``;

function inlinePicture({ svg, alt }: PagePart & { readonly kind: 'picture' }): string {
  const data = encodeURIComponent(svg).replaceAll(/[()']/gu, (mark) =>
    mark === '(' ? '%28' : mark === ')' ? '%29' : '%27',
  );
  return `![${altOf(alt)}](data:image/svg+xml,${data})`;
}

const altOf = (text: string): string => text.replaceAll(/[[\]\n]/gu, ' ');

/** Lines with their ends, as notebooks hold them. */
const linesOf = (text: string): readonly string[] => text.split(/(?<=\n)/u);
