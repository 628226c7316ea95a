package swamp.runtime;

/** Makes the request handler of a process. */
public interface RequestHandlerProvider {
  /**
   * A handler for many requests over hours: keeps things warm, and returns before they are.
   *
   * @param rehearsals the way of its requests, for getting warm
   */
  RequestHandler openResident(RehearsalTransport rehearsals);

  /** A handler for the only request of this process: does nothing ahead of need. */
  RequestHandler openOneShot();
}
