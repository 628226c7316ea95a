package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Questions and answers of the domain name system (RFC 1035), as far as a resolver's client needs them. */
final class DnsMessage {
  private static final int RECURSION_DESIRED = 0x0100;
  private static final int TRUNCATED = 0x0200;
  private static final int CODE = 0x000f;
  private static final int INTERNET = 1;
  private static final int POINTER = 0xc0;
  private static final int LONGEST_LABEL = 63;
  private static final int MOST_JUMPS = 64;

  /** Record types by the names that Deno and Node give them. */
  enum Type {
    A(1), NS(2), CNAME(5), SOA(6), PTR(12), MX(15), TXT(16), AAAA(28), SRV(33), NAPTR(35), CAA(257);

    private final int number;

    Type(int number) {
      this.number = number;
    }

    static Type named(String name) {
      for (Type type : values()) {
        if (type.name().equals(name)) {
          return type;
        }
      }
      throw new HostError("TypeError", "unknown DNS record type: " + name);
    }
  }

  private DnsMessage() {}

  /** One question as a message. */
  static byte[] question(int id, String name, Type type) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int word : new int[] {id, RECURSION_DESIRED, 1, 0, 0, 0}) {
      writeWord(out, word);
    }
    for (String label : name.split("\\.", -1)) {
      byte[] bytes = label.getBytes(StandardCharsets.UTF_8);
      if (bytes.length > LONGEST_LABEL) {
        throw new HostError("TypeError", "not a domain name: " + name);
      }
      if (bytes.length > 0) {
        out.write(bytes.length);
        out.writeBytes(bytes);
      }
    }
    out.write(0);
    writeWord(out, type.number);
    writeWord(out, INTERNET);
    return out.toByteArray();
  }

  private static void writeWord(ByteArrayOutputStream out, int word) {
    out.write(word >> 8);
    out.write(word);
  }

  /**
   * The records of an answer as JSON in Deno's shapes, or empty when it was cut off and must be asked for over TCP.
   *
   * @throws HostError NotFound when there is no such name or record
   */
  static Optional<ArrayNode> records(byte[] message, String name, Type type) {
    try {
      ByteBuffer in = ByteBuffer.wrap(message);
      in.getShort();
      int flags = in.getShort();
      int questions = in.getShort();
      int answers = in.getShort();
      in.getInt();
      if ((flags & TRUNCATED) != 0) {
        return Optional.empty();
      }
      if ((flags & CODE) != 0) {
        throw missing(name, (flags & CODE) == 3 ? "ENOTFOUND" : "ESERVFAIL");
      }
      for (int i = 0; i < questions; i++) {
        readName(in);
        in.getInt();
      }
      ArrayNode records = JsonNodeFactory.instance.arrayNode();
      for (int i = 0; i < answers; i++) {
        readAnswer(in, type, records);
      }
      if (records.isEmpty()) {
        throw missing(name, "ENODATA");
      }
      return Optional.of(records);
    } catch (BufferUnderflowException | IllegalArgumentException | UnknownHostException e) {
      throw new HostError("InvalidData", "the name server's answer about " + name + " cannot be read");
    }
  }

  private static HostError missing(String name, String code) {
    return new HostError("NotFound", "no record found for " + name, code);
  }

  private static void readAnswer(ByteBuffer in, Type type, ArrayNode records) throws UnknownHostException {
    readName(in);
    int number = in.getShort() & 0xffff;
    in.getShort();
    in.getInt();
    int end = (in.getShort() & 0xffff) + in.position();
    if (number == type.number) {
      readRecord(in, type, end, records);
    }
    in.position(end);
  }

  private static void readRecord(ByteBuffer in, Type type, int end, ArrayNode records) throws UnknownHostException {
    switch (type) {
      case A, AAAA -> {
        byte[] address = new byte[type == Type.A ? 4 : 16];
        in.get(address);
        records.add(InetAddress.getByAddress(address).getHostAddress());
      }
      case NS, CNAME, PTR -> records.add(readName(in) + ".");
      case MX -> records.addObject().put("preference", in.getShort() & 0xffff).put("exchange", readName(in) + ".");
      case SRV -> records.addObject().put("priority", in.getShort() & 0xffff).put("weight", in.getShort() & 0xffff)
          .put("port", in.getShort() & 0xffff).put("target", readName(in) + ".");
      case TXT -> {
        ArrayNode texts = records.addArray();
        while (in.position() < end) {
          texts.add(readText(in));
        }
      }
      case CAA -> {
        boolean critical = (in.get() & 0x80) != 0;
        ObjectNode record = records.addObject().put("critical", critical).put("tag", readText(in));
        byte[] value = new byte[end - in.position()];
        in.get(value);
        record.put("value", new String(value, StandardCharsets.UTF_8));
      }
      case SOA -> records.addObject().put("mname", readName(in) + ".").put("rname", readName(in) + ".")
          .put("serial", in.getInt() & 0xffffffffL).put("refresh", in.getInt()).put("retry", in.getInt())
          .put("expire", in.getInt()).put("minimum", in.getInt() & 0xffffffffL);
      case NAPTR -> records.addObject().put("order", in.getShort() & 0xffff).put("preference", in.getShort() & 0xffff)
          .put("flags", readText(in)).put("services", readText(in)).put("regexp", readText(in))
          .put("replacement", readName(in) + ".");
    }
  }

  private static String readText(ByteBuffer in) {
    byte[] bytes = new byte[in.get() & 0xff];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** A name, following pointers to where it was written before. */
  private static String readName(ByteBuffer in) {
    StringBuilder name = new StringBuilder();
    int after = -1;
    for (int jumps = 0; jumps < MOST_JUMPS; ) {
      int length = in.get() & 0xff;
      if (length == 0) {
        in.position(after < 0 ? in.position() : after);
        return name.toString();
      }
      if ((length & POINTER) == POINTER) {
        int place = (length & ~POINTER) << 8 | (in.get() & 0xff);
        after = after < 0 ? in.position() : after;
        in.position(place);
        jumps++;
        continue;
      }
      byte[] label = new byte[length];
      in.get(label);
      name.append(name.isEmpty() ? "" : ".").append(new String(label, StandardCharsets.UTF_8));
    }
    throw new IllegalArgumentException("a name that points in circles");
  }
}
