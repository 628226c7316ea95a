// node:worker_threads: there is one thread, the main one.
"use strict";
const { missing } = require("./errors.cjs");

module.exports = {
  isMainThread: true,
  isInternalThread: false,
  threadId: 0,
  parentPort: null,
  workerData: null,
  resourceLimits: {},
  SHARE_ENV: Symbol.for("nodejs.worker_threads.SHARE_ENV"),
  Worker: missing("worker_threads.Worker"),
  receiveMessageOnPort: () => undefined,
  markAsUntransferable() {},
  isMarkedAsUntransferable: () => false,
  markAsUncloneable() {},
  moveMessagePortToContext: missing("worker_threads.moveMessagePortToContext"),
  getEnvironmentData: () => undefined,
  setEnvironmentData() {},
  BroadcastChannel: missing("worker_threads.BroadcastChannel"),
  ...require("./message-channel.cjs"),
};
