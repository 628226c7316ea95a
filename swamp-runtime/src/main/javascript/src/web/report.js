// What becomes of errors that nobody caught: a listener may prevent the end of the run, otherwise the run fails with
// them.
import { host } from "../platform/host.js";

/** Reports an error as the `reportError` of the web does. */
export function reportError(error) {
  if (!(host.isLoaded("web-events") && host.script("web-events").reported(error))) {
    host.fail(error);
  }
}
