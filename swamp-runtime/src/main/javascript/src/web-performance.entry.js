// performance.
import { Performance, performance, PerformanceEntry, PerformanceMark, PerformanceMeasure } from "./web/performance.js";

globalThis.__swamp_loaded = { Performance, performance, PerformanceEntry, PerformanceMark, PerformanceMeasure };
