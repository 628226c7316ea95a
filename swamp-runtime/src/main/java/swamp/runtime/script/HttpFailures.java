package swamp.runtime.script;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Failures of HTTP in Deno's words. */
final class HttpFailures {
  private HttpFailures() {}

  /** The request was ended by the guest, which knows the reason better. */
  static HostError aborted() {
    return new HostError("AbortError", "The signal has been aborted");
  }

  /** Nothing came back for a request. */
  static HostError sending(URI address, Throwable cause) {
    if (cause instanceof HostError error) {
      return error;
    }
    return new HostError("TypeError", "error sending request for url (" + address + "): " + reason(cause));
  }

  /** The answer's body broke off. */
  static HostError reading(IOException cause) {
    String text = String.valueOf(cause.getMessage());
    String reason = text.contains("closed") || text.contains("EOF") || text.contains("Connection reset")
        ? "end of file before message length reached" : text;
    return new HostError("TypeError", "error reading a body from connection: " + reason);
  }

  private static String reason(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case UnresolvedAddressException unresolved -> {
          return "client error (Connect): dns error: failed to lookup address information: Name or service not known";
        }
        case UnknownHostException unknown -> {
          return "client error (Connect): dns error: failed to lookup address information: Name or service not known";
        }
        case NoRouteToHostException unreachable -> {
          return "client error (Connect): tcp connect error: No route to host (os error 113)";
        }
        case HttpConnectTimeoutException late -> {
          return "client error (Connect): tcp connect error: Connection timed out (os error 110)";
        }
        case SSLException broken -> {
          return "client error (Connect): " + certificate(broken);
        }
        default -> {
          // The outer failures only wrap.
        }
      }
    }
    if (failure instanceof ConnectException refused) {
      return "client error (Connect): tcp connect error: " + connectReason(refused);
    }
    String text = String.valueOf(failure.getMessage());
    if (text.contains("received no bytes") || text.contains("EOF")) {
      return "client error (SendRequest): connection closed before message completed";
    }
    return "client error (SendRequest): " + text;
  }

  private static String connectReason(ConnectException e) {
    String text = e.getMessage();
    return text == null || text.contains("refused") ? "Connection refused (os error 111)" : text;
  }

  private static String certificate(SSLException e) {
    String text = String.valueOf(e.getMessage());
    if (text.contains("PKIX path building failed") || text.contains("unable to find valid certification path")) {
      return "invalid peer certificate: UnknownIssuer";
    }
    if (text.contains("No name matching") || text.contains("No subject alternative")) {
      return "invalid peer certificate: NotValidForName";
    }
    if (text.contains("expired") || text.contains("NotAfter")) {
      return "invalid peer certificate: Expired";
    }
    return text;
  }
}
