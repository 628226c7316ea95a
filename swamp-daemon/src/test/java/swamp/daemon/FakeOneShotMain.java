package swamp.daemon;

/** {@link OneShotMain} with the fake runtime, for tests that need a process. */
public final class FakeOneShotMain {
  private FakeOneShotMain() {}

  public static void main(String[] arguments) throws InterruptedException {
    System.exit(OneShotMain.serve(FakeRequestHandler.provider()));
  }
}
