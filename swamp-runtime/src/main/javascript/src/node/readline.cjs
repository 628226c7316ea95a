// node:readline: lines out of a stream.
"use strict";
const EventEmitter = require("./events.cjs");
const { coded } = require("./errors.cjs");

class Interface extends EventEmitter {
  #rest = "";
  #decoder = new TextDecoder();
  #questions = [];
  #prompt;

  constructor(input, output) {
    super();
    const options = input?.input !== undefined ? input : { input, output };
    this.input = options.input;
    this.output = options.output;
    this.terminal = false;
    this.line = "";
    this.cursor = 0;
    this.closed = false;
    this.#prompt = options.prompt ?? "> ";
    this.input.on("data", (chunk) =>
      this.#receive(typeof chunk === "string" ? chunk : this.#decoder.decode(chunk, { stream: true })),
    );
    this.input.once("end", () => {
      if (this.#rest !== "") this.#give(this.#rest);
      this.#rest = "";
      this.close();
    });
    this.input.on("error", (error) => this.emit("error", error));
    options.signal?.addEventListener("abort", () => this.close(), { once: true });
  }

  #receive(text) {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop();
    lines.forEach((line) => this.#give(line));
  }
  #give(line) {
    const question = this.#questions.shift();
    if (question) question(line);
    else this.emit("line", line);
  }

  question(query, options, callback) {
    const done = typeof options === "function" ? options : callback;
    if (this.closed) throw coded(Error, "ERR_USE_AFTER_CLOSE", "readline was closed");
    this.output?.write(query);
    this.#questions.push(done);
  }
  setPrompt(prompt) {
    this.#prompt = prompt;
  }
  getPrompt() {
    return this.#prompt;
  }
  prompt() {
    this.output?.write(this.#prompt);
  }
  write(data) {
    this.#receive(String(data ?? ""));
  }
  pause() {
    this.input.pause();
    this.emit("pause");
    return this;
  }
  resume() {
    this.input.resume();
    this.emit("resume");
    return this;
  }
  close() {
    if (this.closed) return;
    this.closed = true;
    this.input.pause?.();
    this.emit("close");
  }
  [Symbol.asyncIterator]() {
    const events = EventEmitter.on(this, "line", { close: ["close"] });
    return {
      next: async () => {
        const { value, done } = await events.next();
        return { value: value?.[0], done };
      },
      return: async () => {
        this.close();
        return events.return();
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }
  [Symbol.dispose]() {
    this.close();
  }
}

class PromisesInterface extends Interface {
  question(query) {
    return new Promise((resolve) => super.question(query, resolve));
  }
}

const written =
  (text) =>
  (stream, ...rest) => {
    const callback = rest.findLast((each) => typeof each === "function");
    return stream.write(text, callback);
  };

module.exports = {
  Interface,
  createInterface: (input, output) => new Interface(input, output),
  clearLine: written("\u001b[2K"),
  clearScreenDown: written("\u001b[0J"),
  cursorTo: (stream, x, y) => stream.write(typeof y === "number" ? `\u001b[${y + 1};${x + 1}H` : `\u001b[${x + 1}G`),
  moveCursor: () => true,
  emitKeypressEvents() {},
  promises: { Interface: PromisesInterface, createInterface: (input, output) => new PromisesInterface(input, output) },
};
