package swamp.runtime.script;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import swamp.protocol.JsonText;

/** Keeps what the snippet writes. */
final class RecordingServices implements ContextServices {
  JsonNode value = JsonText.parse("{}");

  @Override
  public String writeResource(String specName, String instanceName, String contentJson, String overridesJson) {
    value = JsonText.parse(contentJson);
    return "{}";
  }

  @Override
  public void log(String level, String plainMessage, String quotedMessage, String childCategory) {}

  @Override
  public void schemaWarning(String specName, String instanceName, String message) {}

  @Override
  public Optional<String> readResource(String instanceName, long version) {
    return Optional.empty();
  }

  @Override
  public Optional<byte[]> content(String type, String model, String name, long version) {
    return Optional.empty();
  }

  @Override
  public void deleteResource(String instanceName) {}

  @Override
  public String writeFile(String specName, String instanceName, String overridesJson, String dataId, byte[] content) {
    return "{}";
  }

  @Override
  public long openFile(String specName, String instanceName, String overridesJson, String dataId) {
    throw new IllegalStateException("no files here");
  }

  @Override
  public String filePath(long number) {
    throw new IllegalStateException("no files here");
  }

  @Override
  public void appendFile(long number, byte[] content) {}

  @Override
  public String finalizeFile(long number) {
    return "{}";
  }

  @Override
  public void addSecret(String secret) {}

  @Override
  public String redact(String text) {
    return text;
  }

  @Override
  public String call(String name, String argumentsJson) {
    return "null";
  }
}
