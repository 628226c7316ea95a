package swamp.runtime.script;

import java.util.Optional;

/**
 * What a method's context (extension-api §3.6) asks of the repository. JSON travels as text so that key order and numbers
 * stay as the extension gave them. Called on the run's owner thread; failures are thrown as
 * {@link swamp.protocol.SwampException} and arrive in the extension as an {@code Error} with the same message.
 */
public interface ContextServices {
  /** One record of the method's logger: level ({@code INF} ...), text for people, text for the log file. */
  void log(String level, String plainMessage, String quotedMessage, String childCategory);

  /** A resource that does not match its schema is written nevertheless, with this warning. */
  void schemaWarning(String specName, String instanceName, String message);

  /** Writes one version of a resource; returns the DataHandle as JSON text. */
  String writeResource(String specName, String instanceName, String contentJson, String overridesJson);

  /** The JSON text of this model's item, or empty when it is missing or deleted; version 0 means the latest. */
  Optional<String> readResource(String instanceName, long version);

  /** Writes a deletion marker for one item. */
  void deleteResource(String instanceName);

  /** Writes one version of a file item at once; returns the DataHandle as JSON text. */
  String writeFile(String specName, String instanceName, String overridesJson, String dataId, byte[] content);

  /** Starts a version that is written piece by piece; returns a number for later calls. */
  long openFile(String specName, String instanceName, String overridesJson, String dataId);

  /** The content file of an open version, absolute, for a subprocess to write to. */
  String filePath(long number);

  /** Adds bytes to an open version. */
  void appendFile(long number, byte[] content);

  /** Makes an open version whole; returns the DataHandle as JSON text. */
  String finalizeFile(long number);

  /** Registers a secret of this run for redaction. */
  void addSecret(String secret);

  /** The text with every known secret replaced by {@code ***}. */
  String redact(String text);

  /** The content of a version of any model's data, or empty when it is missing; version 0 means the latest. */
  Optional<byte[]> content(String type, String model, String name, long version);

  /** Everything else a context offers, by the contract's name; arguments and result are JSON texts. */
  String call(String name, String argumentsJson);
}
