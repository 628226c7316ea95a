package swamp.daemon;

/** Sees to it that an accepted request is answered. Called on the transport's thread, so it never blocks. */
interface RequestRouter {
  void route(AcceptedRequest request);
}
