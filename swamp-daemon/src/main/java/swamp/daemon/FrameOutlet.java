package swamp.daemon;

/** Where the frames of one conversation go. Thread-safe; frames leave in the order of the calls. */
interface FrameOutlet {
  /** Blocks while the reader is behind by more than a bounded amount; never on the transport's own thread. */
  void awaitCapacity();

  /** Sends one payload; does nothing once the reader is gone. */
  void write(byte[] payload);

  /** Sends the last payload and ends the stream after it. */
  void finish(byte[] payload);
}
