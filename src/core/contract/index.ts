/**
 * The contract between the host and the core. Whatever is computed from code is asked of the core;
 * the host keeps what its reader chose, so that everything can be asked again of a new core.
 *
 * To add a question: declare an `exchange` in the file that it belongs to (or in one of its own), add
 * an `answering(exchange, …)` to the list of its kind in `../answers`, and ask it by
 * `analyses.ask(document, exchange, question)`. Questions and answers are plain data; what is long
 * and made of many small objects goes `packed`.
 */
export * from './calls.js';
export * from './code.js';
export * from './editor.js';
export * from './exchange.js';
export * from './file-report.js';
export * from './lab.js';
export * from './messages.js';
export * from './model.js';
export * from './module-text.js';
export * from './panel.js';
export * from './report.js';
