// The writer of one version of a file item (extension-api §3.6).
import { host } from "../platform/host.js";
import { bytesOf } from "../platform/bytes.js";

export class DataWriter {
  #specName;
  #overrides;
  #open;
  #finalized = false;

  constructor(specName, name, overrides) {
    this.dataId = crypto.randomUUID();
    this.name = name;
    this.#specName = specName;
    this.#overrides = JSON.stringify(overrides);
  }

  async writeAll(content) {
    this.#requireOpen();
    this.#finalized = true;
    return host.call("context.writeFile", this.#specName, this.name, this.#overrides, this.dataId, ...bytesOf(content));
  }

  async writeText(text) {
    return this.writeAll(new TextEncoder().encode(String(text)));
  }

  async writeLine(line) {
    this.#append(new TextEncoder().encode(`${line}\n`));
  }

  async writeStream(stream, options) {
    const decoder = new TextDecoder();
    let rest = "";
    for await (const chunk of stream) {
      this.#append(chunk);
      if (options?.onLine) {
        const lines = (rest + decoder.decode(chunk, { stream: true })).split("\n");
        rest = lines.pop();
        lines.forEach((line) => options.onLine(line));
      }
    }
    if (options?.onLine && rest !== "") {
      options.onLine(rest);
    }
    return this.finalize();
  }

  async getFilePath() {
    return host.call("context.filePath", this.#ensureOpen());
  }

  async finalize() {
    const number = this.#ensureOpen();
    this.#finalized = true;
    return host.call("context.finalizeFile", number);
  }

  #append(content) {
    host.call("context.appendFile", this.#ensureOpen(), ...bytesOf(content));
  }

  #ensureOpen() {
    this.#requireOpen();
    this.#open ??= host.call("context.openFile", this.#specName, this.name, this.#overrides, this.dataId);
    return this.#open;
  }

  #requireOpen() {
    if (this.#finalized) {
      throw new Error(`DataWriter for '${this.name}' is already finalized`);
    }
  }
}
