package swamp.cli.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import swamp.cli.rendering.DocumentText;
import swamp.cli.rendering.SentenceText;
import swamp.protocol.ErrorCode;
import swamp.protocol.Request;
import swamp.protocol.SecretPut;
import swamp.protocol.SwampException;

/** {@code swamp vault put}: the value as an argument, after {@code KEY=}, or on standard input. */
@Command(name = "put", description = "Store a secret.")
public final class VaultPutCommand implements RequestCommand {
  private static final int LARGEST_SECRET = 1 << 20;

  @Mixin private GlobalOptions globals = new GlobalOptions();
  @Mixin private RepositoryOptions repository = new RepositoryOptions();
  @Mixin private ConfirmationOptions confirmation = new ConfirmationOptions();

  @Parameters(index = "0", paramLabel = "<vault>", description = "Name of the vault.")
  private String vault = "";

  @Parameters(index = "1", paramLabel = "<key>", description = "Name of the secret, or KEY=VALUE.")
  private String key = "";

  @Parameters(index = "2", arity = "0..1", paramLabel = "<value>",
      description = "The secret; read from standard input otherwise, where other users cannot see it.")
  private String value = "";

  @Override
  public GlobalOptions globals() {
    return globals;
  }

  @Override
  public RepositoryOptions repository() {
    return repository;
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
    String secret = pair ? key.substring(end + 1) : value;
    if (!pair && value.isEmpty()) {
      secret = standardInput(session);
    }
    return new SecretPut(repository.directory(), vault, name, secret, confirmation.given(globals));
  }

  private static String standardInput(CommandSession session) {
    try {
      byte[] bytes = session.invocation().standardInput().readNBytes(LARGEST_SECRET + 1);
      if (bytes.length > LARGEST_SECRET) {
        throw usage("The secret on standard input is longer than 1 MiB");
      }
      String text = new String(bytes, StandardCharsets.UTF_8);
      String secret = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
      if (secret.isEmpty()) {
        throw usage("Missing argument(s): value");
      }
      return secret;
    } catch (IOException e) {
      throw usage("Standard input could not be read: " + e.getMessage());
    }
  }

  private static SwampException usage(String message) {
    return new SwampException(ErrorCode.USAGE, message).withoutShownCode();
  }
}
