package swamp.runtime.script;

import java.util.Optional;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** The services of a context that is only looked at: there is no run, so nothing can be asked of it. */
public class NoContextServices implements ContextServices {
  @Override
  public void log(String level, String plainMessage, String quotedMessage, String childCategory) {}

  @Override
  public void schemaWarning(String specName, String instanceName, String message) {}

  @Override
  public String writeResource(String specName, String instanceName, String contentJson, String overridesJson) {
    throw noRun();
  }

  @Override
  public Optional<String> readResource(String instanceName, long version) {
    throw noRun();
  }

  @Override
  public Optional<byte[]> content(String type, String model, String name, long version) {
    throw noRun();
  }

  @Override
  public void deleteResource(String instanceName) {
    throw noRun();
  }

  @Override
  public String writeFile(String specName, String instanceName, String overridesJson, String dataId, byte[] content) {
    throw noRun();
  }

  @Override
  public long openFile(String specName, String instanceName, String overridesJson, String dataId) {
    throw noRun();
  }

  @Override
  public String filePath(long number) {
    throw noRun();
  }

  @Override
  public void appendFile(long number, byte[] content) {
    throw noRun();
  }

  @Override
  public String finalizeFile(long number) {
    throw noRun();
  }

  @Override
  public void addSecret(String secret) {}

  @Override
  public String redact(String text) {
    return text;
  }

  @Override
  public String call(String name, String argumentsJson) {
    throw noRun();
  }

  private static SwampException noRun() {
    return new SwampException(ErrorCode.INTERNAL, "A type that is only looked at has no run to act for");
  }
}
