// The node: modules, in one script so that they share their classes. Evaluating it evaluates none of them yet.
// Here and not first in a module: the bridge is in reach only while this script is evaluated.
import "./platform/host.js";
import registry from "./node/registry.cjs";

globalThis.__swamp_loaded = {
  find: registry.find,
  has: registry.has,
  get process() {
    return registry.find("process");
  },
  get MessageChannel() {
    return registry.find("worker_threads").MessageChannel;
  },
  get MessagePort() {
    return registry.find("worker_threads").MessagePort;
  },
  get Buffer() {
    return registry.find("buffer").Buffer;
  },
};
