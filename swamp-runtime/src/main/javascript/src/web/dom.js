// The event script's classes for other scripts: there is one of each in a context.
import { host } from "../platform/host.js";

export const {
  AbortController,
  AbortSignal,
  DOMException,
  Event,
  EventTarget,
  CloseEvent,
  CustomEvent,
  ErrorEvent,
  MessageEvent,
  ProgressEvent,
  defineHandler,
  dispatch,
  trusted,
} = host.script("web-events");
