package swamp.runtime.data;

import java.util.Locale;
import swamp.protocol.ErrorCode;
import swamp.protocol.SwampException;

/** The rules for the name of a data item, which is also the name of its directory (data-format §2.1). */
public final class DataName {
  private static final String RESERVED = "latest";

  private DataName() {}

  /**
   * Checks a name before anything is written under it.
   *
   * @param type the model type, for the message
   * @throws SwampException with {@link ErrorCode#METHOD_EXECUTION_FAILED} when the name is refused
   */
  public static void check(String name, String type) {
    if (name.toLowerCase(Locale.ROOT).equals(RESERVED)) {
      throw new SwampException(
          ErrorCode.METHOD_EXECUTION_FAILED,
          "Data name 'latest' is reserved for internal use in model '" + type + "'. Choose another instance name.");
    }
    if (!isUsable(name)) {
      throw new SwampException(
          ErrorCode.METHOD_EXECUTION_FAILED,
          "Invalid data name '" + name + "' in model '" + type
              + "': it must not be empty and must not contain '..', '/', '\\' or a NUL character."
              + " Choose another instance name.");
    }
  }

  /** Whether an item of this name can exist. Reads of other names find nothing instead of failing. */
  public static boolean isUsable(String name) {
    return !name.isEmpty()
        && !name.contains("..")
        && !name.equals(".")
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && name.indexOf('\0') < 0
        && !name.toLowerCase(Locale.ROOT).equals(RESERVED);
  }
}
