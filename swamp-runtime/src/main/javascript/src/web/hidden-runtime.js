// core-js asks these globals which runtime it is in, and touching them would load their scripts. Imported before core-js.
const hidden = ["navigator", "Deno", "process", "Bun"].flatMap((name) => {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, name);
  return descriptor?.configurable ? [[name, descriptor]] : [];
});
hidden.forEach(([name]) => delete globalThis[name]);

/** Puts the globals back; to be called once core-js is evaluated. */
export function showRuntime() {
  hidden.forEach(([name, descriptor]) => Object.defineProperty(globalThis, name, descriptor));
}
