package dev.torpor.app;

/**
 * A fault of the client whose message says all there is to say: thrown by adapters that know better
 * than a stack trace what went wrong, such as a client process that wrote nonsense. Ends the run as
 * any exception of a client does.
 */
public final class ClientFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** A fault; the message is a sentence for people. */
  public ClientFault(String message) {
    super(message);
  }
}
