import { say } from '../../engine/phrase.js';
import type { LibraryMember } from '../libraries/contract.js';
import { cls, method, sameAs } from '../libraries/members.js';
import { NONE, string, tuple, unknown } from '../values/create.js';

/** Python's exceptions: each with its base. */
const BASES: Readonly<Record<string, string>> = {
  BaseExceptionGroup: 'BaseException',
  Exception: 'BaseException',
  ExceptionGroup: 'Exception',
  KeyboardInterrupt: 'BaseException',
  SystemExit: 'BaseException',
  GeneratorExit: 'BaseException',
  StopIteration: 'Exception',
  StopAsyncIteration: 'Exception',
  ArithmeticError: 'Exception',
  ZeroDivisionError: 'ArithmeticError',
  OverflowError: 'ArithmeticError',
  FloatingPointError: 'ArithmeticError',
  AssertionError: 'Exception',
  AttributeError: 'Exception',
  BufferError: 'Exception',
  EOFError: 'Exception',
  ImportError: 'Exception',
  ModuleNotFoundError: 'ImportError',
  LookupError: 'Exception',
  IndexError: 'LookupError',
  KeyError: 'LookupError',
  MemoryError: 'Exception',
  NameError: 'Exception',
  UnboundLocalError: 'NameError',
  OSError: 'Exception',
  FileNotFoundError: 'OSError',
  FileExistsError: 'OSError',
  PermissionError: 'OSError',
  NotADirectoryError: 'OSError',
  TimeoutError: 'OSError',
  BlockingIOError: 'OSError',
  ChildProcessError: 'OSError',
  InterruptedError: 'OSError',
  IsADirectoryError: 'OSError',
  ProcessLookupError: 'OSError',
  ConnectionError: 'OSError',
  BrokenPipeError: 'ConnectionError',
  ConnectionAbortedError: 'ConnectionError',
  ConnectionRefusedError: 'ConnectionError',
  ConnectionResetError: 'ConnectionError',
  ReferenceError: 'Exception',
  RuntimeError: 'Exception',
  NotImplementedError: 'RuntimeError',
  RecursionError: 'RuntimeError',
  SyntaxError: 'Exception',
  IndentationError: 'SyntaxError',
  TabError: 'IndentationError',
  SystemError: 'Exception',
  TypeError: 'Exception',
  ValueError: 'Exception',
  UnicodeError: 'ValueError',
  UnicodeDecodeError: 'UnicodeError',
  UnicodeEncodeError: 'UnicodeError',
  UnicodeTranslateError: 'UnicodeError',
  Warning: 'Exception',
  UserWarning: 'Warning',
  DeprecationWarning: 'Warning',
  PendingDeprecationWarning: 'Warning',
  RuntimeWarning: 'Warning',
  FutureWarning: 'Warning',
  ImportWarning: 'Warning',
  BytesWarning: 'Warning',
  EncodingWarning: 'Warning',
  ResourceWarning: 'Warning',
  SyntaxWarning: 'Warning',
  UnicodeWarning: 'Warning',
};

/** The exception classes of `builtins`. */
export const exceptionClasses: Readonly<Record<string, LibraryMember>> = {
  BaseException: cls({
    constants: {
      __traceback__: () => unknown(say('what stands in a traceback isn’t followed')),
      __cause__: () => NONE,
      __context__: () => NONE,
    },
    methods: {
      __init__: method('*args, **kwargs', (args, context) => {
        context.setAttribute(args.self, 'args', tuple(args.rest));
        return NONE;
      }),
      __str__: method('', (args, context) => {
        const values = context.getAttribute(args.self, 'args');
        if (values?.kind !== 'tuple' || values.items.length === 0) return string('');
        const [only = NONE] = values.items;
        return string(values.items.length === 1 ? context.text(only) : context.repr(values));
      }),
      with_traceback: method('traceback', (args) => args.self),
      add_note: method('note', () => NONE),
    },
  }),
  ...Object.fromEntries(
    Object.entries(BASES).map(([name, base]) => [name, cls({ bases: [`builtins.${base}`] })]),
  ),
  EnvironmentError: sameAs('builtins.OSError'),
  IOError: sameAs('builtins.OSError'),
};
