package swamp.runtime.script;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The encodings of the web's Encoding standard beside Unicode, by their labels. Immutable. */
final class TextEncodings {
  // One encoding a line: its name, the JDK's charset (or a table of ours, with a dash), its labels.
  private static final String TABLE =
      """
      ibm866 IBM866 866 cp866 csibm866 ibm866
      iso-8859-2 ISO-8859-2 csisolatin2 iso-8859-2 iso-ir-101 iso8859-2 iso88592 iso_8859-2 iso_8859-2:1987 l2 latin2
      iso-8859-3 ISO-8859-3 csisolatin3 iso-8859-3 iso-ir-109 iso8859-3 iso88593 iso_8859-3 iso_8859-3:1988 l3 latin3
      iso-8859-4 ISO-8859-4 csisolatin4 iso-8859-4 iso-ir-110 iso8859-4 iso88594 iso_8859-4 iso_8859-4:1988 l4 latin4
      iso-8859-5 ISO-8859-5 csisolatincyrillic cyrillic iso-8859-5 iso-ir-144 iso8859-5 iso88595 iso_8859-5 \
          iso_8859-5:1988
      iso-8859-6 ISO-8859-6 arabic asmo-708 csiso88596e csiso88596i csisolatinarabic ecma-114 iso-8859-6 iso-8859-6-e \
          iso-8859-6-i iso-ir-127 iso8859-6 iso88596 iso_8859-6 iso_8859-6:1987
      iso-8859-7 ISO-8859-7 csisolatingreek ecma-118 elot_928 greek greek8 iso-8859-7 iso-ir-126 iso8859-7 iso88597 \
          iso_8859-7 iso_8859-7:1987 sun_eu_greek
      iso-8859-8 ISO-8859-8 csiso88598e csisolatinhebrew hebrew iso-8859-8 iso-8859-8-e iso-ir-138 iso8859-8 iso88598 \
          iso_8859-8 iso_8859-8:1988 visual
      iso-8859-8-i ISO-8859-8 csiso88598i iso-8859-8-i logical
      iso-8859-10 -10 csisolatin6 iso-8859-10 iso-ir-157 iso8859-10 iso885910 l6 latin6
      iso-8859-13 ISO-8859-13 iso-8859-13 iso8859-13 iso885913
      iso-8859-14 -14 iso-8859-14 iso8859-14 iso885914
      iso-8859-15 ISO-8859-15 csisolatin9 iso-8859-15 iso8859-15 iso885915 iso_8859-15 l9
      iso-8859-16 ISO-8859-16 iso-8859-16
      koi8-r KOI8-R cskoi8r koi koi8 koi8-r koi8_r
      koi8-u KOI8-U koi8-ru koi8-u
      macintosh x-MacRoman csmacintosh mac macintosh x-mac-roman
      windows-874 x-windows-874 dos-874 iso-8859-11 iso8859-11 iso885911 tis-620 windows-874
      windows-1250 windows-1250 cp1250 windows-1250 x-cp1250
      windows-1251 windows-1251 cp1251 windows-1251 x-cp1251
      windows-1252 windows-1252 ansi_x3.4-1968 ascii cp1252 cp819 csisolatin1 ibm819 iso-8859-1 iso-ir-100 iso8859-1 \
          iso88591 iso_8859-1 iso_8859-1:1987 l1 latin1 us-ascii windows-1252 x-cp1252
      windows-1253 windows-1253 cp1253 windows-1253 x-cp1253
      windows-1254 windows-1254 cp1254 csisolatin5 iso-8859-9 iso-ir-148 iso8859-9 iso88599 iso_8859-9 \
          iso_8859-9:1989 l5 latin5 windows-1254 x-cp1254
      windows-1255 windows-1255 cp1255 windows-1255 x-cp1255
      windows-1256 windows-1256 cp1256 windows-1256 x-cp1256
      windows-1257 windows-1257 cp1257 windows-1257 x-cp1257
      windows-1258 windows-1258 cp1258 windows-1258 x-cp1258
      x-mac-cyrillic x-MacUkraine x-mac-cyrillic x-mac-ukrainian
      gbk GB18030 chinese csgb2312 csiso58gb231280 gb2312 gb_2312 gb_2312-80 gbk iso-ir-58 x-gbk
      gb18030 GB18030 gb18030
      big5 Big5-HKSCS big5 big5-hkscs cn-big5 csbig5 x-x-big5
      euc-jp EUC-JP cseucpkdfmtjapanese euc-jp x-euc-jp
      iso-2022-jp ISO-2022-JP csiso2022jp iso-2022-jp
      shift_jis windows-31j csshiftjis ms932 ms_kanji shift-jis shift_jis sjis windows-31j x-sjis
      euc-kr x-windows-949 cseuckr csksc56011987 euc-kr iso-ir-149 korean ks_c_5601-1987 ks_c_5601-1989 ksc5601 \
          ksc_5601 windows-949
      x-user-defined -user x-user-defined
      """;

  // What two encodings that the JDK lacks have from 0xA0 on.
  private static final String LATIN_6 =
      "\u00a0\u0104\u0112\u0122\u012a\u0128\u0136\u00a7\u013b\u0110\u0160\u0166\u017d\u00ad\u016a\u014a"
          + "\u00b0\u0105\u0113\u0123\u012b\u0129\u0137\u00b7\u013c\u0111\u0161\u0167\u017e\u2015\u016b\u014b"
          + "\u0100\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u012e\u010c\u00c9\u0118\u00cb\u0116\u00cd\u00ce\u00cf"
          + "\u00d0\u0145\u014c\u00d3\u00d4\u00d5\u00d6\u0168\u00d8\u0172\u00da\u00db\u00dc\u00dd\u00de\u00df"
          + "\u0101\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u012f\u010d\u00e9\u0119\u00eb\u0117\u00ed\u00ee\u00ef"
          + "\u00f0\u0146\u014d\u00f3\u00f4\u00f5\u00f6\u0169\u00f8\u0173\u00fa\u00fb\u00fc\u00fd\u00fe\u0138";
  private static final String LATIN_8 =
      "\u00a0\u1e02\u1e03\u00a3\u010a\u010b\u1e0a\u00a7\u1e80\u00a9\u1e82\u1e0b\u1ef2\u00ad\u00ae\u0178"
          + "\u1e1e\u1e1f\u0120\u0121\u1e40\u1e41\u00b6\u1e56\u1e81\u1e57\u1e83\u1e60\u1ef3\u1e84\u1e85\u1e61"
          + "\u00c0\u00c1\u00c2\u00c3\u00c4\u00c5\u00c6\u00c7\u00c8\u00c9\u00ca\u00cb\u00cc\u00cd\u00ce\u00cf"
          + "\u0174\u00d1\u00d2\u00d3\u00d4\u00d5\u00d6\u1e6a\u00d8\u00d9\u00da\u00db\u00dc\u00dd\u0176\u00df"
          + "\u00e0\u00e1\u00e2\u00e3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ea\u00eb\u00ec\u00ed\u00ee\u00ef"
          + "\u0175\u00f1\u00f2\u00f3\u00f4\u00f5\u00f6\u1e6b\u00f8\u00f9\u00fa\u00fb\u00fc\u00fd\u0177\u00ff";

  private final Map<String, String> namesByLabel = new HashMap<>();
  private final Map<String, String> charsetsByName = new HashMap<>();

  TextEncodings() {
    for (String line : TABLE.lines().toList()) {
      String[] words = line.strip().split(" +", -1);
      charsetsByName.put(words[0], words[1]);
      for (int i = 2; i < words.length; i++) {
        namesByLabel.put(words[i], words[0]);
      }
    }
  }

  /**
   * A piece of decoded text.
   *
   * @param left how many bytes at the end belong to a character that is not complete yet
   */
  record Decoded(String text, int left) {}

  /** The encoding's name for one of its labels. */
  Optional<String> named(String label) {
    return Optional.ofNullable(namesByLabel.get(label.strip().toLowerCase(Locale.ROOT)));
  }

  /**
   * Decodes a piece.
   *
   * @param isStream whether more may follow
   * @throws HostError when {@code fatal} and the bytes are not valid
   */
  Decoded decode(String name, boolean fatal, boolean isStream, byte[] bytes) {
    String charset = charsetsByName.getOrDefault(name, "ISO-8859-1");
    if (charset.startsWith("-")) {
      return new Decoded(byTable(charset, bytes), 0);
    }
    if (isStream && charset.equals("ISO-2022-JP")) {
      // Its escapes change the meaning of all that follows, so it is decoded as a whole.
      return new Decoded("", bytes.length);
    }
    return byCharset(Charset.forName(charset), fatal, isStream, bytes);
  }

  private static Decoded byCharset(Charset charset, boolean fatal, boolean isStream, byte[] bytes) {
    CharsetDecoder decoder = charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT).onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CharBuffer out = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 16);
    while (true) {
      CoderResult result = decoder.decode(in, out, !isStream);
      if (result.isUnderflow()) {
        break;
      }
      if (result.isOverflow()) {
        throw new IllegalStateException(charset + " gave more text than it promised");
      }
      out.put(replacement(charset, fatal, in.get(in.position())));
      in.position(in.position() + result.length());
    }
    if (!isStream) {
      decoder.flush(out);
    }
    return new Decoded(out.flip().toString(), in.remaining());
  }

  private static char replacement(Charset charset, boolean fatal, byte first) {
    int code = first & 0xff;
    boolean isWindows = charset.name().contains("windows-") && charset.newDecoder().maxCharsPerByte() == 1;
    // The web's tables give the bytes that Windows leaves open their own number.
    if (isWindows && code < 0xa0 && !charset.name().contains("949") && !charset.name().contains("31j")) {
      return (char) code;
    }
    if (fatal) {
      throw new HostError("TypeError", "The encoded data is not valid");
    }
    return '\ufffd';
  }

  private static String byTable(String table, byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length);
    for (byte b : bytes) {
      int code = b & 0xff;
      text.append(switch (table) {
        case "-10" -> code < 0xa0 ? (char) code : LATIN_6.charAt(code - 0xa0);
        case "-14" -> code < 0xa0 ? (char) code : LATIN_8.charAt(code - 0xa0);
        default -> code < 0x80 ? (char) code : (char) (0xf780 + code - 0x80);
      });
    }
    return text.toString();
  }
}
