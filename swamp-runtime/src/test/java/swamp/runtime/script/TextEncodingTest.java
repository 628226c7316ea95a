package swamp.runtime.script;

import org.junit.jupiter.api.Test;

/** TextEncoder, TextDecoder, atob and btoa as the Encoding and HTML standards have them. */
class TextEncodingTest {
  private final ScriptHarness script = new ScriptHarness();

  @Test
  void labelsNameTheirEncodings() throws InterruptedException {
    script.assertValue("""
        ["windows-1252", "windows-1252", "shift_jis", "utf-8", "utf-16le", "gbk", "iso-8859-8-i", "iso-8859-14",
            "x-user-defined"]""", """
        return ["latin1", "ASCII", "sjis", " UTF8 ", "ucs-2", "gb2312", "logical", "iso885914", "x-user-defined"]
          .map((label) => new TextDecoder(label).encoding);""");
  }

  @Test
  void unknownAndReplacedLabelsAreRefused() throws InterruptedException {
    script.assertValue("""
        ["RangeError: The encoding label provided ('nope') is invalid.",
            "RangeError: The encoding label provided ('hz-gb-2312') is invalid."]""",
        """
        return ["nope", "hz-gb-2312"].map((label) => {
          try { new TextDecoder(label); } catch (e) { return String(e); }
        });""");
  }

  @Test
  void oldEncodingsAreDecodedAsTheWebDoes() throws InterruptedException {
    script.assertValue("[\"A\\u0081\\u008d\\u20ac\", \"Ελ\", \"テスト\", \"漢字\", \"Ŵ\", \"\\uf780\"]", """
        const decode = (label, ...bytes) => new TextDecoder(label).decode(new Uint8Array(bytes));
        return [decode("latin1", 0x41, 0x81, 0x8d, 0x80), decode("greek", 0xc5, 0xeb), decode("shift_jis", 0x83, 0x65,
            0x83, 0x58, 0x83, 0x67),
          decode("euc-jp", 0xb4, 0xc1, 0xbb, 0xfa), decode("iso-8859-14", 0xd0), decode("x-user-defined", 0x80)];""");
  }

  @Test
  void piecesOfCharactersWaitForTheirRest() throws InterruptedException {
    script.assertValue("[\"テ\", \"テ\", \"a€😀b\"]", """
        const piecewise = (label, bytes) => {
          const decoder = new TextDecoder(label);
          return bytes.map((byte) => decoder.decode(new Uint8Array([byte]),
              { stream: true })).join("") + decoder.decode();
        };
        return [piecewise("shift_jis", [0x83, 0x65]), piecewise("iso-2022-jp", [0x1b, 0x24, 0x42, 0x25, 0x46, 0x1b,
            0x28, 0x42]),
          piecewise("utf-8", [...new TextEncoder().encode("a€😀b")])];""");
  }

  @Test
  void fatalRefusesAndOtherwiseBrokenBytesAreReplaced() throws InterruptedException {
    script.assertValue("[\"TypeError\", \"TypeError\", \"\\ufffd(\\ufffd\", \"\\ufffd\", \"A\", \"\\ufeffA\"]", """
        const failure = (label) => {
          try { new TextDecoder(label, { fatal: true }).decode(new Uint8Array([0xff, 0xff]));
              } catch (e) { return e.name; }
        };
        const decode = (bytes, options) => new TextDecoder("utf-8", options).decode(new Uint8Array(bytes));
        return [failure("utf-8"), failure("euc-kr"), decode([0xe2, 0x28, 0xa1]), decode([0xf0, 0x9f, 0x98]),
            decode([0xef, 0xbb, 0xbf, 0x41]),
          decode([0xef, 0xbb, 0xbf, 0x41], { ignoreBOM: true })];""");
  }

  @Test
  void encoderGivesUtf8AndReplacesHalfCharacters() throws InterruptedException {
    script.assertValue("[[97, 226, 130, 172], [239, 191, 189], {\"read\": 2, \"written\": 4}, \"utf-8\", 0]", """
        const encoder = new TextEncoder();
        return [[...encoder.encode("a€")], [...encoder.encode("\\ud800")], encoder.encodeInto("a€😀",
            new Uint8Array(5)), encoder.encoding,
          encoder.encode().length];""");
  }

  @Test
  void atobForgivesWhatTheStandardForgives() throws InterruptedException {
    script.assertValue("""
        ["a", "a", "a", "ab", "", "a", "InvalidCharacterError", "InvalidCharacterError", "InvalidCharacterError",
            "InvalidCharacterError"]""", """
        return ["YQ==", "YQ", "YR==", "YWI", "", " Y\\tQ = = ", "Y", "YQ=", "YW=I", "é"].map((text) => {
          try { return atob(text); } catch (e) { return e.name; }
        });""");
  }

  @Test
  void btoaTakesBytesOnly() throws InterruptedException {
    script.assertValue("[\"aOk=\", \"\", \"bnVsbA==\", \"InvalidCharacterError\"]", """
        const refused = () => { try { return btoa("€"); } catch (e) { return e.name; } };
        return [btoa("hé"), btoa(""), btoa(null), refused()];""");
  }
}
