package swamp.cli.transport;

import swamp.protocol.FailureMessage;

/** How a conversation ended, when it ended in an orderly way. */
public sealed interface Outcome {
  /** The exit frame came. */
  record Finished(int code) implements Outcome {}

  /** The runtime speaks another protocol and has not looked at the request. */
  record OtherProtocol(int number) implements Outcome {}

  /** The daemon leaves its place to another one and has not begun the request. */
  record Retiring(FailureMessage reason) implements Outcome {}

  /** The stream ended before the runtime's hello, so the request was not begun: a daemon that was just leaving. */
  record NotStarted() implements Outcome {}
}
