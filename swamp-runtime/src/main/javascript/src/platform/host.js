// The bridge to the host. Captured while the platform is loaded; the names vanish from globalThis before guest code runs.
const call = globalThis.__swamp_call;
const start = globalThis.__swamp_start;
const timer = globalThis.__swamp_timer;
const script = globalThis.__swamp_script;
const whenAttached = [];

export const host = {
  /** Calls a host function and returns its result; throws what it throws. */
  call,

  /** Calls a host function on another thread; resolves with its result. */
  promise: (name, ...args) => new Promise((resolve, reject) => start(name, resolve, reject, ...args)),

  /** Starts, stops and keeps timers of the run's loop. */
  timer,

  /** Evaluates a script that ships with the runtime and returns what it leaves in globalThis.__swamp_loaded. */
  script(name) {
    script(name);
    const loaded = globalThis.__swamp_loaded;
    delete globalThis.__swamp_loaded;
    return loaded;
  },

  /** Calls back when the context is given to a run: what depends on the caller is set up there. */
  onAttach: (action) => whenAttached.push(action),
  attached: () => whenAttached.forEach((action) => action()),
};
