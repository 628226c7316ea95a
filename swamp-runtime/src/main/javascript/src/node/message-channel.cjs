// MessageChannel and its ports, within the one thread there is.
"use strict";

class MessagePort extends EventTarget {
  #other;
  #waiting = [];
  #started = false;
  #closed = false;
  #onmessage = null;

  static connect(left, right) {
    left.#other = right;
    right.#other = left;
  }

  postMessage(message, options) {
    const other = this.#other;
    if (this.#closed || other.#closed) return;
    const data = structuredClone(message, Array.isArray(options) ? { transfer: options } : options);
    other.#waiting.push(data);
    other.#deliver();
  }

  #deliver() {
    if (!this.#started) return;
    for (const data of this.#waiting.splice(0)) {
      setTimeout(() => this.#closed || this.dispatchEvent(new MessageEvent("message", { data })), 0);
    }
  }

  start() {
    this.#started = true;
    this.#deliver();
  }
  close() {
    if (this.#closed) return;
    this.#closed = true;
    this.dispatchEvent(new Event("close"));
    this.#other.close();
  }
  get onmessage() {
    return this.#onmessage;
  }
  set onmessage(listener) {
    if (this.#onmessage) this.removeEventListener("message", this.#onmessage);
    this.#onmessage = typeof listener === "function" ? listener : null;
    if (this.#onmessage) this.addEventListener("message", this.#onmessage);
    this.start();
  }

  on(name, listener) {
    this.addEventListener(name, name === "message" ? (event) => listener(event.data) : listener);
    if (name === "message") this.start();
    return this;
  }
  once(name, listener) {
    this.addEventListener(name, name === "message" ? (event) => listener(event.data) : listener, { once: true });
    if (name === "message") this.start();
    return this;
  }
  ref() {}
  unref() {}
}

class MessageChannel {
  constructor() {
    this.port1 = new MessagePort();
    this.port2 = new MessagePort();
    MessagePort.connect(this.port1, this.port2);
  }
}

module.exports = { MessageChannel, MessagePort };
