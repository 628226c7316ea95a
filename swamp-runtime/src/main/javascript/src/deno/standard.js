// The run's standard streams. What is written goes to the caller line by line; there is no input.
import { bytesOf } from "../platform/bytes.js";
import { host } from "../platform/host.js";
import { readableOf, writableOf } from "./streams.js";

class Output {
  #toStandardError;
  #writable;

  constructor(toStandardError) {
    this.#toStandardError = toStandardError;
  }

  writeSync(bytes) {
    host.call("system.write", this.#toStandardError, ...bytesOf(bytes));
    return bytes.byteLength;
  }

  async write(bytes) {
    return this.writeSync(bytes);
  }

  get writable() {
    return (this.#writable ??= writableOf({ write: (chunk) => this.write(chunk), close() {} }));
  }

  isTerminal() {
    return false;
  }

  close() {}
}

class Input {
  #readable;

  readSync() {
    return null;
  }

  async read() {
    return null;
  }

  get readable() {
    return (this.#readable ??= readableOf({ read: async () => null }));
  }

  isTerminal() {
    return false;
  }

  setRaw() {}
  close() {}
}

export const stdin = new Input();
export const stdout = new Output(false);
export const stderr = new Output(true);
