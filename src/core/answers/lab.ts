import { lessons } from '../../lessons/index.js';
import { markdownFiles, notebookFile } from '../../present/lab/lesson-files.js';
import { lessonPage } from '../../present/lab/lesson-page.js';
import { draw } from '../../present/lab/draw.js';
import { insertionOf } from '../../present/lab/insert-code.js';
import { labProgram } from '../../present/lab/lab-program.js';
import type { LabCall } from '../../present/lab/lab-target.js';
import { LabSession, type LabAction as SessionAction } from '../../present/lab/session.js';
import { packed } from '../../protocol/packed.js';
import {
  insertion,
  lab,
  type LabAction,
  type LabEvent,
  exportLesson,
  listLessons,
} from '../contract/lab.js';
import { answering } from './answering.js';

/** The Lab: what happened to it goes in, what it shows and holds then comes out. */
export const labAnswers = [
  answering(listLessons, (_, { t }) =>
    lessons.map(({ id, title }, at) => ({ id, title: `${String(at + 1)}. ${title(t)}` })),
  ),
  answering(exportLesson, ({ id, name, format }, { t }) => {
    const lesson = lessons.find((one) => one.id === id);
    if (lesson === undefined) return [];
    const page = lessonPage(lesson, t);
    return format === 'markdown' ? [...markdownFiles(page, name)] : [notebookFile(page, name)];
  }),
  answering(lab, async ({ kept, call, events }, { readIfAny, t }) => {
    const session = kept === null ? new LabSession(draw, t, null) : LabSession.from(draw, t, kept);
    const module = call === null ? null : await readIfAny();
    const named = module?.sites.find(({ id }) => id === call?.id);
    const target: LabCall | null =
      call === null || named === undefined ? null : { site: named.site, location: call.location };
    if (!events.some(({ kind }) => kind === 'select')) session.hold(target);
    const actions = events
      .map((event) => happen(session, event, target))
      .filter((action) => action !== null);
    // What a step checks is completed by showing it: the state comes before what is kept of it.
    const state = packed(session.state);
    return { kept: session.kept, state, actions };
  }),
  answering(insertion, ({ text, line, code }) => insertionOf(text, line, code)),
];

const happen = (session: LabSession, event: LabEvent, target: LabCall | null): LabAction | null => {
  switch (event.kind) {
    case 'intention': {
      const action = session.receive(event.intention);
      return action === null ? null : actionOf(action, session);
    }
    case 'open':
      session.open(event.link);
      return null;
    case 'select':
      session.select(target);
      return null;
    case 'take':
      if (target !== null) session.take(target);
      return null;
    default:
      return event satisfies never;
  }
};

const actionOf = (action: SessionAction, session: LabSession): LabAction => {
  switch (action.kind) {
    case 'insert':
      return { kind: 'insert', code: { imports: action.code.imports, body: action.code.body } };
    case 'apply':
      return { kind: 'apply', action: action.action };
    case 'openPanel': {
      const { picture } = session.state;
      const program =
        picture === null ? null : labProgram(action.code, action.settings, picture.input.data);
      return { kind: 'openPanel', program };
    }
    case 'copyLink':
    case 'copy':
    case 'log':
      return action;
    default:
      return action satisfies never;
  }
};
