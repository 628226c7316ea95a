package swamp.daemon;

import swamp.runtime.RequestHandler;
import swamp.runtime.RequestHandlerProvider;

/** Gives child processes of the tests their handler. */
public final class FakeRequestHandlerProvider implements RequestHandlerProvider {
  @Override
  public RequestHandler openResident() {
    return new FakeRequestHandler();
  }

  @Override
  public RequestHandler openOneShot() {
    return new FakeRequestHandler();
  }
}
