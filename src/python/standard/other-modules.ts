import type { LibraryModule } from '../libraries/contract.js';
import { libraryModule } from '../libraries/members.js';

/** Modules of Python's library that aren't followed: whatever they have isn't known. */
const NAMES = `
  aifc array ast asynchat asyncio asyncore atexit audioop base64 bdb binascii bisect bz2
  cProfile calendar cgi cgitb chunk cmath cmd code codecs codeop colorsys compileall concurrent
  configparser copyreg crypt csv ctypes curses datetime dbm decimal difflib dis
  distutils doctest email encodings ensurepip errno faulthandler fcntl filecmp fileinput
  fnmatch fractions ftplib genericpath getopt getpass gettext glob graphlib grp gzip hashlib
  heapq hmac html http imaplib imghdr imp importlib.abc importlib.machinery importlib.metadata
  importlib.resources importlib.util io ipaddress keyword linecache locale lzma mailbox mailcap
  marshal mimetypes mmap modulefinder msvcrt multiprocessing netrc nis nntplib ntpath
  nturl2path opcode optparse ossaudiodev pathlib pdb pickle pickletools pipes pkgutil platform
  plistlib poplib posixpath pprint profile pstats pty pwd py_compile pyclbr pydoc pyexpat queue
  quopri readline reprlib resource rlcompleter runpy sched secrets select selectors shelve
  shlex shutil signal site smtpd smtplib sndhdr socket socketserver spwd sqlite3 sre_compile
  sre_constants sre_parse ssl stat statistics stringprep struct subprocess sunau symtable
  sysconfig syslog tabnanny tarfile telnetlib tempfile termios textwrap threading timeit
  tkinter token tokenize tomllib trace traceback tracemalloc tty turtle unicodedata unittest
  urllib uu uuid venv wave weakref webbrowser winreg winsound wsgiref xdrlib xml xmlrpc zipapp
  zipfile zipimport zlib zoneinfo
`;

/** They exist, so an import of one never fails. */
export const otherModules: readonly LibraryModule[] = NAMES.trim()
  .split(/\s+/u)
  .map((name) => libraryModule(name, {}));
