package swamp.runtime.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import swamp.protocol.JsonText;

/** Redaction (data-format §2.10). */
class SecretRedactorTest {
  private static SecretRedactor of(String... secrets) {
    SecretRedactor redactor = new SecretRedactor();
    List.of(secrets).forEach(redactor::add);
    return redactor;
  }

  @Test
  void eachSecretIsReplaced() {
    assertEquals("a *** and ***, *** again", of("changed", "k2-value").redact("a changed and k2-value, changed again"));
    assertEquals("******", of("abc").redact("abcabc"));
  }

  @Test
  void secretsOfOneOrTwoCharactersAreNeverReplaced() {
    assertEquals("ab a b", of("ab", "a", "").redact("ab a b"));
    assertTrue(of("ab").isEmpty());
  }

  @Test
  void theLongestSecretWins() {
    assertEquals("x***y", of("secret", "secret-longer").redact("xsecret-longery"));
  }

  @Test
  void overlappingSecretsLeaveNothingOfEither() {
    assertEquals("***", of("abcd", "cdef").redact("abcdef"));
  }

  @Test
  void theBeginningOfALongSecretIsReplacedToo() {
    String secret = "line\n\"quoted\" " + IntStream.range(0, 9_000).mapToObj(Integer::toString).collect(Collectors.joining());
    String json = JsonText.compact(TextNode.valueOf(secret));

    assertEquals("key is ***... 10 more", of(secret).redact("key is " + secret.substring(0, secret.length() - 10) + "... 10 more"));
    assertEquals("key is \"***\"...", of(secret).redact("key is " + json.substring(0, 10_001) + "\"..."));
    assertEquals("***!", of(secret).redact(secret.substring(0, 100) + "!"));
    String little = secret.substring(0, 99) + "!";
    assertEquals(little, of(secret).redact(little));
    assertEquals("*** ***", of(secret, secret.substring(0, 200)).redact(secret.substring(0, 200) + " " + secret));
  }

  @Test
  void theFormInsideJsonIsReplacedToo() {
    String secret = "line one\nsays \"hi\" \\ there";
    String json = JsonText.compact(JsonText.object().put("v", secret));

    assertEquals("{\"v\":\"***\"}", of(secret).redact(json));
    assertEquals("***", of(secret).redact(secret));
  }

  @Test
  void aTreeIsRedactedInItsTextValues() {
    assertEquals("{\"a\":[\"x ***\",1],\"b\":{\"c\":\"***\"}}",
        JsonText.compact(of("changed").redact(JsonText.parse("{\"a\": [\"x changed\", 1], \"b\": {\"c\": \"changed\"}}"))));
  }

  @Test
  void aTextWithoutSecretsIsNotCopied() {
    String text = "nothing here";
    assertSame(text, of("changed").redact(text));
    assertSame(text, new SecretRedactor().redact(text));
  }

  @Test
  void thousandsOfSecretsAndLongTextsAreFound() {
    SecretRedactor redactor = new SecretRedactor();
    IntStream.range(0, 5_000).forEach(i -> redactor.add("sk-secret-" + i + "-end"));
    String text = IntStream.range(0, 20_000).mapToObj(i -> "line " + i + " sk-secret-" + i + "-end\n")
        .reduce(new StringBuilder(), StringBuilder::append, StringBuilder::append).toString();

    String redacted = redactor.redact(text);

    assertFalse(redacted.contains("sk-secret-4999-end"));
    assertTrue(redacted.contains("sk-secret-5000-end"));
    assertEquals(5_000, redacted.split("\\*\\*\\*", -1).length - 1);
  }

  @Test
  void secretsMayBeAddedWhileOthersRedact() throws InterruptedException {
    SecretRedactor redactor = new SecretRedactor();
    CountDownLatch go = new CountDownLatch(1);
    List<String> leaks = new ArrayList<>();
    List<Thread> threads = IntStream.range(0, 4).mapToObj(t -> Thread.ofPlatform().start(() -> {
      await(go);
      for (int i = 0; i < 500; i++) {
        String secret = "secret-" + t + "-" + i;
        redactor.add(secret);
        if (redactor.redact("<" + secret + ">").contains(secret)) {
          synchronized (leaks) {
            leaks.add(secret);
          }
        }
      }
    })).toList();
    go.countDown();
    for (Thread thread : threads) {
      thread.join();
    }

    assertEquals(List.of(), leaks);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Property
  void whatIsReplacedIsExactlyWhatSecretsCover(
      @ForAll @Size(max = 6) List<@Chars({'a', 'b', '"'}) @StringLength(max = 5) String> secrets,
      @ForAll @Chars({'a', 'b', '"', '\\'}) @StringLength(max = 40) String text) {
    SecretRedactor redactor = of(secrets.toArray(String[]::new));

    assertEquals(expected(secrets, text), redactor.redact(text));
  }

  private static String json(String text) {
    String json = JsonText.compact(TextNode.valueOf(text));
    return json.substring(1, json.length() - 1);
  }

  /** Marks every occurrence of every form of every secret, then joins what overlaps. */
  private static String expected(List<String> secrets, String text) {
    BitSet starts = new BitSet();
    int[] ends = new int[text.length()];
    for (String secret : secrets) {
      String json = json(secret);
      String nested = json(json);
      for (String form : List.of(secret, json, nested, json.replace("\\\"", "\""), nested.replace("\\\"", "\""))) {
        for (int at = text.indexOf(form); secret.length() >= 3 && at >= 0; at = text.indexOf(form, at + 1)) {
          starts.set(at);
          ends[at] = Math.max(ends[at], at + form.length());
        }
      }
    }
    StringBuilder redacted = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      if (!starts.get(at)) {
        redacted.append(text.charAt(at++));
        continue;
      }
      int end = ends[at];
      for (int inside = at; inside < end; inside++) {
        end = Math.max(end, ends[inside]);
      }
      redacted.append("***");
      at = end;
    }
    return redacted.toString();
  }

  @Test
  void aSecretIsFoundInNestedJsonAndInWhatConsolesPrint() {
    SecretRedactor redactor = new SecretRedactor();
    redactor.add("a\"b\\c\nd");

    for (String text : List.of("a\"b\\c\nd", "a\\\"b\\\\c\\nd", "a\\\\\\\"b\\\\\\\\c\\\\nd", "a\"b\\\\c\\nd",
        "a\\\\\"b\\\\\\\\c\\\\nd")) {
      assertEquals("<***>", redactor.redact("<" + text + ">"), text);
    }
  }

  @Test
  void linesOfASecretOfSeveralLinesAreReplacedWhereTheyStandAlone() {
    SecretRedactor redactor = new SecretRedactor();
    redactor.add("-----BEGIN KEY-----\r\nMIIEvQIBADANBg\n  indented-line\n{\n-----END KEY-----\n");

    assertEquals("one ***", redactor.redact("one MIIEvQIBADANBg"));
    assertEquals("two *** {", redactor.redact("two indented-line {"));
    assertEquals("all ***!", redactor.redact("all -----BEGIN KEY-----\r\nMIIEvQIBADANBg\n  indented-line\n{\n-----END KEY-----\n!"));
  }
}
