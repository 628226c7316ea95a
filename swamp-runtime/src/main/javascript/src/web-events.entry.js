// DOMException, events and abort signals.
import { AbortController, AbortSignal } from "./web/abort.js";
import { DOMException } from "./web/dom-exception.js";
import * as events from "./web/events.js";

const { dispatch, trusted, hasListeners, ErrorEvent, EventTarget, PromiseRejectionEvent } = events;

function tell(type, make) {
  if (!hasListeners(globalThis, type)) return false;
  return !dispatch(globalThis, trusted(make()));
}

globalThis.__swamp_loaded = {
  AbortController,
  AbortSignal,
  DOMException,
  ...events,
  addEventListener: EventTarget.prototype.addEventListener,
  removeEventListener: EventTarget.prototype.removeEventListener,
  dispatchEvent: EventTarget.prototype.dispatchEvent,

  /** Tells listeners of an error that nobody caught; whether one of them took care of it. */
  reported: (error) =>
    tell(
      "error",
      () =>
        new ErrorEvent("error", {
          error,
          message: `Uncaught ${error instanceof Error ? `${error.name}: ${error.message}` : String(error)}`,
          cancelable: true,
        }),
    ),

  /** Tells listeners of a rejected promise that nobody handles; whether one of them took care of it. */
  rejected: (promise, reason) =>
    tell(
      "unhandledrejection",
      () => new PromiseRejectionEvent("unhandledrejection", { promise, reason, cancelable: true }),
    ),
};
