package swamp.runtime.script;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** {@code atob}, {@code btoa} and the encodings that the engine's own decoder does not know. Need no run. */
final class TextFunctions {
  private TextFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("text.btoa", call -> {
      String text = call.string(0);
      return () -> encode(text);
    });
    functions.put("text.atob", call -> {
      String text = call.string(0);
      return () -> decode(text);
    });
    TextEncodings encodings = new TextEncodings();
    functions.put("text.encoding", call -> {
      String label = call.string(0);
      return () -> encodings.named(label).orElse("");
    });
    functions.put("text.decode", call -> {
      String name = call.string(0);
      boolean fatal = call.flag(1);
      boolean isStream = call.flag(2);
      byte[] bytes = call.bytes(3);
      return () -> {
        TextEncodings.Decoded decoded = encodings.decode(name, fatal, isStream, bytes);
        return List.of(decoded.text(), decoded.left());
      };
    });
  }

  private static String encode(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) > 0xff) {
        throw new HostError("InvalidCharacterError",
            "Cannot encode string: string contains characters outside of the Latin1 range");
      }
    }
    return Base64.getEncoder().encodeToString(bytes);
  }

  /** The web's forgiving decoder: white space is dropped, padding may be left out. */
  private static String decode(String text) {
    StringBuilder digits = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != ' ' && c != '\t' && c != '\n' && c != '\f' && c != '\r') {
        digits.append(c);
      }
    }
    int length = digits.length();
    if (length % 4 == 0 && length > 0 && digits.charAt(length - 1) == '=') {
      digits.setLength(length - (digits.charAt(length - 2) == '=' ? 2 : 1));
    }
    if (digits.length() % 4 == 1 || digits.indexOf("=") >= 0) {
      throw notDecodable();
    }
    try {
      return new String(Base64.getDecoder().decode(digits.toString()), StandardCharsets.ISO_8859_1);
    } catch (IllegalArgumentException e) {
      throw notDecodable();
    }
  }

  private static HostError notDecodable() {
    return new HostError("InvalidCharacterError", "Failed to decode base64");
  }
}
