// The package of this name, for packages that look for it: the web's own classes.
"use strict";
module.exports = {
  get AbortController() {
    return globalThis.AbortController;
  },
  get AbortSignal() {
    return globalThis.AbortSignal;
  },
};
