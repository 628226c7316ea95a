package swamp.runtime.script;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.InterfaceAddress;
import java.net.NetworkInterface;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import swamp.protocol.JsonText;

/** Names and interfaces of the network. */
final class NetworkFunctions {
  private static final int DNS_PORT = 53;

  private NetworkFunctions() {}

  static void register(Map<String, HostFunction> functions) {
    functions.put("network.resolve", call -> {
      call.scope();
      String name = call.string(0);
      DnsMessage.Type type = DnsMessage.Type.named(call.string(1));
      String server = call.string(2, "");
      int port = (int) call.integer(3, DNS_PORT);
      return FileFunctions.within("", () -> {
        DnsResolver resolver = server.isEmpty()
            ? DnsResolver.ofSystem() : new DnsResolver(List.of(new InetSocketAddress(InetAddress.getByName(server), port)));
        return new HostValue.Json(JsonText.compact(resolver.resolve(name, type)));
      });
    });
    functions.put("network.lookup", call -> {
      call.scope();
      String name = call.string(0);
      return FileFunctions.within("", () -> new HostValue.Json(JsonText.compact(lookup(name))));
    });
    functions.put("tls.roots", call -> () -> {
      ArrayNode roots = JsonNodeFactory.instance.arrayNode();
      TrustedCertificates.authorities().forEach(roots::add);
      return new HostValue.Json(JsonText.compact(roots));
    });
    functions.put("network.interfaces", call ->
        FileFunctions.within("", () -> new HostValue.Json(JsonText.compact(interfaces()))));
  }

  /** The addresses of a host as the system resolves it: [[address, 4 or 6], ...]. */
  private static ArrayNode lookup(String name) throws IOException {
    ArrayNode addresses = JsonNodeFactory.instance.arrayNode();
    for (InetAddress address : InetAddress.getAllByName(name)) {
      addresses.addArray().add(plain(address)).add(address instanceof Inet4Address ? 4 : 6);
    }
    return addresses;
  }

  private static ArrayNode interfaces() throws IOException {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
      byte[] hardware = network.getHardwareAddress();
      String mac = hardware == null ? "00:00:00:00:00:00" : HexFormat.ofDelimiter(":").formatHex(hardware);
      for (InterfaceAddress address : network.getInterfaceAddresses()) {
        ObjectNode node = all.addObject()
            .put("name", network.getName())
            .put("family", address.getAddress() instanceof Inet4Address ? "IPv4" : "IPv6")
            .put("address", plain(address.getAddress()))
            .put("prefix", address.getNetworkPrefixLength())
            .put("mac", mac)
            .put("internal", network.isLoopback());
        node.put("cidr", plain(address.getAddress()) + "/" + address.getNetworkPrefixLength());
      }
    }
    return all;
  }

  // Without the name of the interface that the JDK appends to local addresses.
  private static String plain(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }
}
