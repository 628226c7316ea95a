// Whether a run has left anything behind in the globals and intrinsics of its context (isolation: reuse).
import { host } from "../platform/host.js";

const { getOwnPropertyDescriptor, getPrototypeOf, is, isExtensible } = Object;
const { ownKeys } = Reflect;

const isObject = (value) => (typeof value === "object" && value !== null) || typeof value === "function";

/** Every object that scripts of a context share by nature: globals, their prototypes, and intrinsics without a name. */
function sharedObjects() {
  const found = new Set([globalThis]);
  const add = (value) => isObject(value) && found.add(value);
  for (const key of ownKeys(globalThis)) {
    // zod's namespace holds only what cannot be replaced.
    const value = key === "__swamp_zod" ? undefined : getOwnPropertyDescriptor(globalThis, key).value;
    add(value);
    if (typeof value === "function") {
      add(value.prototype);
    }
  }
  const nameless = [
    [][Symbol.iterator](), ""[Symbol.iterator](), new Map().entries(), new Set().values(), "".matchAll(/./g),
    (function* () {})(), (async function* () {})(), async function () {}, new Uint8Array(),
  ];
  for (const value of nameless) {
    for (let prototype = getPrototypeOf(value); prototype !== null; prototype = getPrototypeOf(prototype)) {
      add(prototype);
    }
  }
  return [...found];
}

// Data properties apart from accessors, in arrays of their own, because all of them are looked at after every run.
function stateOf(object) {
  const keys = ownKeys(object);
  const state = {
    object, prototype: getPrototypeOf(object), extensible: isExtensible(object), size: keys.length,
    names: [], values: [], accessors: [],
  };
  for (const key of keys) {
    const descriptor = getOwnPropertyDescriptor(object, key);
    if (descriptor.get !== undefined || descriptor.set !== undefined) {
      state.accessors.push({ key, get: descriptor.get, set: descriptor.set });
    } else if (descriptor.writable || descriptor.configurable) {
      state.names.push(key);
      state.values.push(descriptor.value);
    }
  }
  return state;
}

// A global of ours that loads its script when it is touched is a plain property afterwards.
const isSettled = (object, key) =>
  object === globalThis && host.settled.has(key) && is(host.settled.get(key), object[key]);

function isSameAccessor(object, { key, get, set }) {
  const now = getOwnPropertyDescriptor(object, key);
  return now !== undefined && ((now.get === get && now.set === set) || isSettled(object, key));
}

function changeOf(state) {
  const { object, names, values, accessors } = state;
  if (getPrototypeOf(object) !== state.prototype || isExtensible(object) !== state.extensible) {
    return "a shared object has another prototype or was sealed";
  }
  if (ownKeys(object).length !== state.size) {
    return "a property of a shared object was added or removed";
  }
  for (let i = 0; i < names.length; i++) {
    // The operator is much quicker than the call; it finds all changes but that of the sign of zero.
    if (object[names[i]] !== values[i] && !is(object[names[i]], values[i]) && !isSettled(object, names[i])) {
      return "a property of a shared object was changed";
    }
  }
  for (let i = 0; i < accessors.length; i++) {
    if (!isSameAccessor(object, accessors[i])) {
      return "a property of a shared object was changed";
    }
  }
  return "";
}

/** Remembers the context as it is now, after its code was evaluated and before any run. */
export class Hygiene {
  #states = sharedObjects().map(stateOf);
  #statefulScripts = host.statefulScripts();
  #change = "";

  constructor() {
    host.watcher = {
      beforeLoading: () => {
        this.#change ||= this.#compare();
      },
      afterLoading: () => {
        this.#states = sharedObjects().map(stateOf);
      },
    };
  }

  /** What is not as it was, in words for the log; empty text when the context may serve another run. */
  changed() {
    if (host.statefulScripts() !== this.#statefulScripts) {
      return "a module of Node or the performance timeline was used";
    }
    if (host.isLoaded("web-events") && host.script("web-events").hasAnyListeners(globalThis)) {
      return "a listener on the global object is left";
    }
    return this.#change || this.#compare();
  }

  #compare() {
    // Only operators and functions kept from before: what arrays and iterators do may be what was changed.
    for (let i = 0; i < this.#states.length; i++) {
      const change = changeOf(this.#states[i]);
      if (change !== "") {
        return change;
      }
    }
    return "";
  }
}
