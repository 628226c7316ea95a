// Event, its kinds and EventTarget.
import { host } from "../platform/host.js";
import { DOMException } from "./dom-exception.js";
import { reportError } from "./report.js";
import { asInterface, requireArguments } from "./webidl.js";

const NONE = 0;
const AT_TARGET = 2;
const SHOWN = [
  "bubbles",
  "cancelable",
  "composed",
  "currentTarget",
  "defaultPrevented",
  "eventPhase",
  "srcElement",
  "target",
  "returnValue",
  "timeStamp",
  "type",
];
const state = Symbol("event");
const members = Symbol("members");

/** Events that the runtime itself has made are trusted. */
export function trusted(event) {
  event[state].trusted = true;
  return event;
}

export class Event {
  constructor(type, init) {
    requireArguments(arguments.length, 1, `Failed to construct '${new.target.name}'`);
    Object.defineProperty(this, state, {
      value: {
        type: `${type}`,
        bubbles: Boolean(init?.bubbles),
        cancelable: Boolean(init?.cancelable),
        composed: Boolean(init?.composed),
        time: host.now(),
        target: null,
        phase: NONE,
        canceled: false,
        stopped: false,
        stoppedAtOnce: false,
        passive: false,
        dispatching: false,
        trusted: false,
      },
    });
    Object.defineProperty(this, "isTrusted", { get: () => this[state].trusted, enumerable: true });
  }

  get type() {
    return this[state].type;
  }
  get target() {
    return this[state].target;
  }
  get srcElement() {
    return this[state].target;
  }
  get currentTarget() {
    return this[state].dispatching ? this[state].target : null;
  }
  get eventPhase() {
    return this[state].phase;
  }
  get bubbles() {
    return this[state].bubbles;
  }
  get cancelable() {
    return this[state].cancelable;
  }
  get composed() {
    return this[state].composed;
  }
  get defaultPrevented() {
    return this[state].canceled;
  }
  get timeStamp() {
    return this[state].time;
  }
  get returnValue() {
    return !this[state].canceled;
  }
  set returnValue(value) {
    if (!value) this.preventDefault();
  }
  get cancelBubble() {
    return this[state].stopped;
  }
  set cancelBubble(value) {
    if (value) this[state].stopped = true;
  }

  composedPath() {
    return this[state].dispatching ? [this[state].target] : [];
  }

  preventDefault() {
    if (this[state].cancelable && !this[state].passive) this[state].canceled = true;
  }

  stopPropagation() {
    this[state].stopped = true;
  }

  stopImmediatePropagation() {
    this[state].stopped = true;
    this[state].stoppedAtOnce = true;
  }

  [Symbol.for("Deno.customInspect")](inspect, options) {
    const shown = Object.fromEntries(
      [...SHOWN, ...(this.constructor[members] ?? [])].map((name) => [name, this[name]]),
    );
    return `${this.constructor.name} ${inspect(shown, options)}`;
  }
}

Object.entries({ NONE, CAPTURING_PHASE: 1, AT_TARGET, BUBBLING_PHASE: 3 }).forEach(([name, value]) => {
  Object.defineProperty(Event, name, { value, enumerable: true });
  Object.defineProperty(Event.prototype, name, { value, enumerable: true });
});
asInterface(Event, "Event");

/** A kind of event that only adds members: name -> value when none is given. */
function kindOfEvent(name, defaults) {
  let read;
  const kind = class extends Event {
    #values = {};

    constructor(type, init) {
      super(type, init);
      for (const [member, otherwise] of Object.entries(defaults)) {
        this.#values[member] = init?.[member] === undefined ? otherwise : init[member];
      }
    }

    static {
      read = (event, member) => event.#values[member];
    }
  };
  Object.defineProperty(kind, members, { value: Object.keys(defaults) });
  for (const member of Object.keys(defaults)) {
    Object.defineProperty(kind.prototype, member, {
      get() {
        return read(this, member);
      },
      enumerable: true,
      configurable: true,
    });
  }
  return asInterface(kind, name);
}

export const CustomEvent = kindOfEvent("CustomEvent", { detail: null });
export const ErrorEvent = kindOfEvent("ErrorEvent", {
  message: "",
  filename: "",
  lineno: 0,
  colno: 0,
  error: undefined,
});
export const CloseEvent = kindOfEvent("CloseEvent", { wasClean: false, code: 0, reason: "" });
export const MessageEvent = kindOfEvent("MessageEvent", {
  data: null,
  origin: "",
  lastEventId: "",
  source: null,
  ports: Object.freeze([]),
});
export const ProgressEvent = kindOfEvent("ProgressEvent", { lengthComputable: false, loaded: 0, total: 0 });
export const PromiseRejectionEvent = kindOfEvent("PromiseRejectionEvent", { promise: undefined, reason: undefined });

const listenersOf = new WeakMap();

const isCapture = (options) => (typeof options === "boolean" ? options : Boolean(options?.capture));

const sameListener = (listener, capture) => (entry) => entry.listener === listener && entry.capture === capture;

/** The target that a method was called on: called on nothing, it is the global object. */
const targetOf = (target) => target ?? globalThis;

function listeners(target, type) {
  let byType = listenersOf.get(target);
  if (byType === undefined) {
    listenersOf.set(target, (byType = new Map()));
  }
  if (!byType.has(type)) {
    byType.set(type, []);
  }
  return byType.get(type);
}

/** Whether anybody listens. */
export function hasListeners(target, type) {
  return (listenersOf.get(target)?.get(type)?.length ?? 0) > 0;
}

/** Whether anybody listens to anything. */
export function hasAnyListeners(target) {
  return [...(listenersOf.get(target)?.values() ?? [])].some((entries) => entries.length > 0);
}

export class EventTarget {
  addEventListener(type, listener, options) {
    requireArguments(arguments.length, 2, "Failed to execute 'addEventListener' on 'EventTarget'");
    if (listener === null || listener === undefined) return;
    const signal = typeof options === "object" ? options?.signal : undefined;
    if (signal !== undefined && signal?.aborted === undefined) {
      throw new TypeError("Failed to execute 'addEventListener' on 'EventTarget': signal is not an AbortSignal");
    }
    const target = targetOf(this);
    const capture = isCapture(options);
    const entries = listeners(target, `${type}`);
    if (signal?.aborted || entries.some(sameListener(listener, capture))) return;
    const { once = false, passive = false } = typeof options === "object" && options !== null ? options : {};
    entries.push({ listener, capture, once: Boolean(once), passive: Boolean(passive), removed: false });
    signal?.addEventListener(
      "abort",
      () => EventTarget.prototype.removeEventListener.call(target, type, listener, options),
      { once: true },
    );
  }

  removeEventListener(type, listener, options) {
    requireArguments(arguments.length, 2, "Failed to execute 'removeEventListener' on 'EventTarget'");
    const entries = listeners(targetOf(this), `${type}`);
    const index = entries.findIndex(sameListener(listener, isCapture(options)));
    if (index >= 0) {
      entries.splice(index, 1)[0].removed = true;
    }
  }

  dispatchEvent(event) {
    requireArguments(arguments.length, 1, "Failed to execute 'dispatchEvent' on 'EventTarget'");
    if (!(event instanceof Event)) {
      throw new TypeError("Failed to execute 'dispatchEvent' on 'EventTarget': the argument is not an Event");
    }
    if (event[state].dispatching) {
      throw new DOMException("Invalid event state", "InvalidStateError");
    }
    event[state].trusted = false;
    return dispatch(targetOf(this), event);
  }
}
asInterface(EventTarget, "EventTarget");

/** Dispatches without making the event untrusted: for events of the runtime. */
export function dispatch(target, event) {
  const facts = event[state];
  facts.target = target;
  facts.phase = AT_TARGET;
  facts.dispatching = true;
  for (const entry of [...listeners(target, facts.type)]) {
    if (facts.stoppedAtOnce) break;
    if (entry.removed) continue;
    if (entry.once) target.removeEventListener(facts.type, entry.listener, entry.capture);
    facts.passive = entry.passive;
    try {
      if (typeof entry.listener === "function") {
        entry.listener.call(target, event);
      } else {
        entry.listener.handleEvent(event);
      }
    } catch (error) {
      reportError(error);
    }
    facts.passive = false;
  }
  facts.phase = NONE;
  facts.dispatching = false;
  facts.stopped = false;
  facts.stoppedAtOnce = false;
  return !facts.canceled;
}

/** Defines `on<type>` as an attribute: one listener that keeps its place when it is replaced. */
export function defineHandler(prototype, type) {
  const handlers = new WeakMap();
  Object.defineProperty(prototype, `on${type}`, {
    get() {
      return handlers.get(this)?.handler ?? null;
    },
    set(value) {
      const handler = typeof value === "function" || (typeof value === "object" && value !== null) ? value : null;
      const known = handlers.get(this);
      if (known) {
        known.handler = handler;
      } else if (handler) {
        const holder = { handler };
        handlers.set(this, holder);
        this.addEventListener(type, (event) => {
          if (typeof holder.handler === "function" && holder.handler.call(this, event) === false) {
            event.preventDefault();
          }
        });
      }
    },
    enumerable: true,
    configurable: true,
  });
}
