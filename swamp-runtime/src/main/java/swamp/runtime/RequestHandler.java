package swamp.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import swamp.protocol.RequestMessage;
import swamp.protocol.SwampException;

/** Answers repository requests. Thread-safe. */
public interface RequestHandler extends AutoCloseable {
  /**
   * Runs one request to its end on the calling thread. Events and results go through {@code answers} as they happen.
   *
   * @return the exit code of the client, 0 to 255
   * @throws SwampException when the request failed; after a cancel usually with
   *     {@link swamp.protocol.ErrorCode#CANCELLED}
   */
  int handle(RequestMessage request, AnswerSink answers, Cancellation cancellation);

  /** Facts about the runtime for {@code daemon status}: repositories, bundles, contexts. Never secrets. */
  ObjectNode status();

  /** Frees everything; requests still running may fail. */
  @Override
  void close();
}
