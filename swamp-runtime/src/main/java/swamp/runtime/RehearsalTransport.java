package swamp.runtime;

import java.io.IOException;
import java.nio.file.Path;
import swamp.protocol.RequestMessage;

/** Brings rehearsed requests to their handler in the way a client's requests come, so that this way gets hot as well. */
@FunctionalInterface
public interface RehearsalTransport {
  /**
   * Opens the way to this handler.
   *
   * @param directory a new one that only this user may enter, for what the way needs; removed by the caller
   * @throws IOException when there is no such way here
   */
  Client open(Path directory, RequestHandler handler) throws IOException;

  /** Asks the handler; for one thread. */
  interface Client extends AutoCloseable {
    /**
     * Sends one request and waits for the last of its answers.
     *
     * @return the exit code
     * @throws IOException when the way is broken
     */
    int ask(RequestMessage request) throws IOException;

    @Override
    void close();
  }
}
