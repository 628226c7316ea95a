// node:perf_hooks.
"use strict";

// Node puts this on the global object, where fetch implementations of packages look for it.
globalThis.performance.markResourceTiming ??= () => {};

class PerformanceObserver {
  static supportedEntryTypes = ["mark", "measure"];
  observe() {}
  disconnect() {}
  takeRecords() {
    return [];
  }
}

const performance = new Proxy(
  {},
  {
    get(_, name) {
      switch (name) {
        case "timerify":
          return (action) => action;
        case "eventLoopUtilization":
          return () => ({ idle: 0, active: 0, utilization: 0 });
        case "nodeTiming":
          return { name: "node", entryType: "node", startTime: 0, duration: globalThis.performance.now() };
        default: {
          const value = globalThis.performance[name];
          return typeof value === "function" ? value.bind(globalThis.performance) : value;
        }
      }
    },
    has: (_, name) => name in globalThis.performance,
  },
);

const histogram = () => ({
  min: 0,
  max: 0,
  mean: 0,
  stddev: 0,
  exceeds: 0,
  percentiles: new Map(),
  percentile: () => 0,
  reset() {},
  enable: () => true,
  disable: () => true,
  record() {},
  recordDelta() {},
});

module.exports = {
  performance,
  PerformanceObserver,
  constants: {},
  createHistogram: histogram,
  monitorEventLoopDelay: histogram,
  get Performance() {
    return globalThis.Performance;
  },
  get PerformanceEntry() {
    return globalThis.PerformanceEntry;
  },
  get PerformanceMark() {
    return globalThis.PerformanceMark;
  },
  get PerformanceMeasure() {
    return globalThis.PerformanceMeasure;
  },
};
