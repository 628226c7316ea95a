package swamp.daemon;

/** {@link DaemonMain} with the fake runtime, for tests that need a process. */
public final class FakeDaemonMain {
  private FakeDaemonMain() {}

  public static void main(String[] arguments) {
    System.exit(DaemonMain.serve(System.getenv(), System.out, System.err, FakeRequestHandler.provider()));
  }
}
