package swamp.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;
import swamp.protocol.SecretPut;
import swamp.protocol.SwampException;

/** {@code swamp vault put}: the value as an argument, after {@code KEY=}, or on standard input. */
@Command(name = "put", description = "Store a secret.",
    footer = {
        "swamp vault put keys api-token < token.txt",
        "swamp vault put keys api-token=abc --label owner=me"
    })
public final class VaultPutCommand implements ConfirmedCommand {
  private static final int LARGEST_SECRET = 1 << 20;

  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Parameters(index = "0", paramLabel = "<vault>", description = "Name of the vault.")
  private String vault = "";

  @Parameters(index = "1", paramLabel = "<key>", description = "Name of the secret, or KEY=VALUE.")
  private String key = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "<value>",
      description = "The secret; asked for or read from standard input otherwise, where other users cannot see it.")
  private String value = "";

  @Option(names = "--refresh-from", paramLabel = "<command>",
      description = "Shell command whose output becomes the secret whenever it is too old; it also makes a missing value.")
  private String refreshFrom = "";

  @Option(names = "--refresh-ttl", paramLabel = "<duration>",
      description = "For how long the secret is fresh: 90s, 5m, 2h, 1d ... (default: 1h).")
  private String refreshTtl = "";

  @Option(names = "--clear-refresh", description = "Do not refresh the secret any more.")
  private boolean clearRefresh;

  @Option(names = "--label", paramLabel = "<name=value>", description = "Note something about the secret; repeatable.")
  private List<String> labels = new ArrayList<>();

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public RepositoryOptions repository() {
    return repository;
  }

  @Override
  public ConfirmationOptions confirmation() {
    return confirmation;
  }

  @Override
  public String question() {
    return "Replace the secret in vault " + vault + "?";
  }

  @Override
  public DocumentText text() {
    return SentenceText.of("Stored secret {secretKey} in vault {vaultName}");
  }

  @Override
  public Request request(CommandSession session) {
    int end = key.indexOf('=');
    boolean pair = value.isEmpty() && end > 0;
    String name = pair ? key.substring(0, end) : key;
    Optional<String> secret = pair ? Optional.of(key.substring(end + 1)) : Given.text(value);
    if (secret.isEmpty()) {
      // Kept: after a confirmation the same is sent again.
      value = read(session);
      secret = Given.text(value);
    }
    if (secret.isEmpty() && isValueNeeded()) {
      throw usage("Missing argument(s): value");
    }
    return new SecretPut(repository.directory(), vault, name, secret, Given.text(refreshFrom), Given.text(refreshTtl),
        clearRefresh, labels(), confirmation.given(globals));
  }

  private Map<String, String> labels() {
    Map<String, String> given = new LinkedHashMap<>();
    for (String label : labels) {
      int end = label.indexOf('=');
      if (end < 1) {
        throw usage("Invalid label: \"" + label + "\". Expected name=value.");
      }
      given.put(label.substring(0, end), label.substring(end + 1));
    }
    return given;
  }

  private String read(CommandSession session) {
    if (session.canAsk() && !isValueNeeded()) {
      return "";
    }
    return session.askHidden("Secret " + key + " (not shown): ", "Give it on standard input, from a file or a pipe.")
        .orElseGet(() -> standardInput(session.invocation()));
  }

  /** Whether there is nothing else to be changed. */
  private boolean isValueNeeded() {
    return refreshFrom.isEmpty() && !clearRefresh && labels.isEmpty();
  }

  private static String standardInput(Invocation invocation) {
    try {
      byte[] bytes = invocation.standardInput().readNBytes(LARGEST_SECRET + 1);
      if (bytes.length > LARGEST_SECRET) {
        throw usage("The secret on standard input is longer than 1 MiB");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      return text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    } catch (IOException e) {
      throw usage("Standard input could not be read: " + e.getMessage());
    }
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }
}
