// The bridge to the host: one object per context, made by the platform and captured by every script while it is
// evaluated. Extension code never sees it: its name is in globalThis only while a script of the runtime is evaluated.

function makeHost() {
  const { __swamp_call: call, __swamp_start: start, __swamp_timer: timer, __swamp_script: evaluate } = globalThis;
  const engineNow = performance.now.bind(performance);
  const scripts = new Map();
  const whenAttached = [];
  const fatal = new WeakSet();
  let origin = engineNow();
  let timeOrigin = Date.now();
  let failed = false;

  const made = {
    /** Calls a host function and returns its result; throws what it throws. */
    call,

    /** Calls a host function on another thread; resolves with its result. */
    promise: (name, ...args) => new Promise((resolve, reject) => start(name, resolve, reject, ...args)),

    /** Starts, stops and keeps timers of the run's loop. */
    timer,

    /** What a script of the runtime left in globalThis.__swamp_loaded; it is evaluated when first asked for. */
    script(name) {
      if (!scripts.has(name)) {
        scripts.set(name, load(name));
      }
      return scripts.get(name);
    },

    /** Whether a script has been asked for, for those that only matter once others are there. */
    isLoaded: (name) => scripts.has(name),

    /** Globals that were loaded when they were touched, by name: these are the values of ours. */
    settled: new Map(),

    /** Is told before and after a script is loaded, which may change intrinsics as the extension must not. */
    watcher: { beforeLoading() {}, afterLoading() {} },

    /** How many of the scripts that keep state between runs are loaded. */
    statefulScripts: () => ["node", "web-performance"].filter((name) => scripts.has(name)).length,

    /** Calls back when the context is given to a run: what depends on the caller is set up there. */
    onAttach: (action) => whenAttached.push(action),
    attached() {
      origin = engineNow();
      timeOrigin = Date.now();
      whenAttached.forEach((action) => action());
    },

    /** Milliseconds since the context was given to the run, and the wall clock's time of that moment. */
    now: () => engineNow() - origin,
    timeOrigin: () => timeOrigin,

    /** The engine's AsyncContext, which extensions do not know; node:async_hooks is made of it. */
    AsyncContext: globalThis.AsyncContext,

    /** Ends the run with an error that nobody caught, as the end of the current turn. */
    fail(error) {
      fatal.add(Promise.reject(error));
    },
  };

  // The engine calls this at the end of a turn; what it throws ends the run. It must not throw twice in one turn.
  globalThis.Graal.setUnhandledPromiseRejectionHandler((reason, promise) => {
    const handled = !fatal.has(promise) && scripts.get("web-events")?.rejected(promise, reason);
    if (!handled && !failed) {
      failed = true;
      throw reason;
    }
  });
  delete globalThis.Graal;
  delete globalThis.AsyncContext;

  function load(name) {
    made.watcher.beforeLoading();
    const outer = Object.getOwnPropertyDescriptor(globalThis, "__swamp_host");
    Object.defineProperty(globalThis, "__swamp_host", { __proto__: null, value: made, configurable: true });
    try {
      evaluate(name);
      return globalThis.__swamp_loaded;
    } finally {
      delete globalThis.__swamp_loaded;
      delete globalThis.__swamp_host;
      if (outer) {
        Object.defineProperty(globalThis, "__swamp_host", outer);
      }
      made.watcher.afterLoading();
    }
  }

  Object.defineProperty(globalThis, "__swamp_host", { __proto__: null, value: made, configurable: true });
  return made;
}

export const host = globalThis.__swamp_host ?? makeHost();
