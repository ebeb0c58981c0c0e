// @ts-check
// What VS Code's server uses of its native logger, in plain JavaScript: npm delivers the native one
// as source that needs a compiler, and without it every log channel stays empty.
import { appendFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';

const levels = /** @type {const} */ (['trace', 'debug', 'info', 'warning', 'error', 'critical']);

class Logger {
  /** @param {string} file */
  constructor(file) {
    this.file = file;
    this.level = 0;
    this.hasPattern = true;
  }

  /** @param {string} message */
  trace = (message) => this.write(0, message);
  /** @param {string} message */
  debug = (message) => this.write(1, message);
  /** @param {string} message */
  info = (message) => this.write(2, message);
  /** @param {string} message */
  warn = (message) => this.write(3, message);
  /** @param {string} message */
  error = (message) => this.write(4, message);
  /** @param {string} message */
  critical = (message) => this.write(5, message);

  getLevel() {
    return this.level;
  }

  /** @param {number} level */
  setLevel(level) {
    this.level = level;
  }

  /** VS Code sets one pattern only, the one that is written here. */
  setPattern() {
    this.hasPattern = true;
  }

  clearFormatters() {
    this.hasPattern = false;
  }

  flush() {
    // Every line is on disk when it is written.
  }

  drop() {
    // Nothing is held open.
  }

  /**
   * @param {number} level
   * @param {string} message
   */
  write(level, message) {
    if (level < this.level) return;
    appendFileSync(this.file, this.hasPattern ? `${now()} [${levels[level]}] ${message}\n` : message);
  }
}

/** The local time as the pattern has it, such as 2026-01-31 18:59:02.123. */
function now() {
  const date = new Date();
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return local.toISOString().replace('T', ' ').replace('Z', '');
}

/**
 * @param {string} _name
 * @param {string} file
 */
export async function createAsyncRotatingLogger(_name, file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return new Logger(file);
}

/** Each line is flushed anyway. */
export function setFlushOn() {
  // Nothing to set.
}
