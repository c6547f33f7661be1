package dev.torpor.network;

/**
 * How connections are made, kept and lost.
 *
 * @param protocol what encrypted connections speak
 * @param resumption what a process does on a later connection to a host it knows
 * @param perHost most connections of a process to one host; further transfers wait in order
 * @param keepAliveMicros how long a server keeps an idle connection open
 * @param nameMicros how long a looked-up name stays known on one path
 * @param idleClose what the device notices when the server closes an idle connection
 * @param pathSwitch what becomes of transfers when the device changes its path
 */
public record ConnectionRules(
    Protocol protocol,
    Resumption resumption,
    int perHost,
    long keepAliveMicros,
    long nameMicros,
    IdleClose idleClose,
    PathSwitch pathSwitch) {
  /**
   * What URLSession does by default: TLS 1.3 without early data, 4 connections for each host (iOS),
   * transfers that fail with their path. Kept-alive time (60 s) and life of a name (5 min) are
   * modelling choices: they are the server's, and no source names one for all.
   */
  public static final ConnectionRules STANDARD =
      new ConnectionRules(
          Protocol.TLS_1_3,
          Resumption.FULL,
          4,
          60_000_000,
          300_000_000,
          IdleClose.SILENT,
          PathSwitch.FAIL);

  /** Checks ranges. */
  public ConnectionRules {
    if (perHost < 1) {
      throw new IllegalArgumentException("a process needs a connection, not " + perHost);
    }
    if (keepAliveMicros < 0 || nameMicros < 0) {
      throw new IllegalArgumentException("connections and names cannot live less than no time");
    }
  }

  /** What an encrypted connection speaks; round trips as in RFC 5246, 8446 and 9000. */
  public enum Protocol {
    /** TCP and TLS 1.2: a round trip and two more, one of them less when resumed. */
    TLS_1_2,
    /** TCP and TLS 1.3: a round trip and one more, none when data goes with the first flight. */
    TLS_1_3,
    /** QUIC: one round trip, none when data goes with the first flight. */
    QUIC
  }

  /** What is remembered of the first connection of a process to a host. */
  public enum Resumption {
    /** Nothing: every new connection shakes hands in full. */
    FULL,
    /** The session: TLS 1.2 saves a round trip; TLS 1.3 and QUIC save none without early data. */
    RESUMED,
    /** The session, and requests go with the first flight where the protocol allows it. */
    ZERO_RTT
  }

  /** What the device notices when the server closes an idle connection. */
  public enum IdleClose {
    /** Nothing; the connection is found dead when it is wanted. */
    SILENT,
    /** A FIN packet arrives and wakes the radio (Huang et al., SIGCOMM 2013). */
    DELAYED_FIN
  }

  /** What becomes of transfers when the device changes its path. */
  public enum PathSwitch {
    /** They fail, as plain TCP does. */
    FAIL,
    /** They go on over the new path, as with connection migration or multipath handover. */
    MIGRATE
  }

  /** Round trips before the first request to a host can leave, the look-up of its name aside. */
  public int handshakeRoundTrips(boolean secure) {
    if (!secure) {
      return 1;
    }
    return switch (protocol) {
      case TLS_1_2 -> 3;
      case TLS_1_3 -> 2;
      case QUIC -> 1;
    };
  }

  /** The same on a new connection to a host that the process has spoken to before. */
  public int handshakeRoundTripsToKnownHost(boolean secure) {
    int inFull = handshakeRoundTrips(secure);
    boolean saves =
        protocol == Protocol.TLS_1_2
            ? resumption != Resumption.FULL
            : resumption == Resumption.ZERO_RTT;
    return secure && saves ? inFull - 1 : inFull;
  }

  /** The same rules with another answer to a change of path. */
  public ConnectionRules with(PathSwitch other) {
    return new ConnectionRules(
        protocol, resumption, perHost, keepAliveMicros, nameMicros, idleClose, other);
  }

  /** The same rules with another way to close idle connections. */
  public ConnectionRules with(IdleClose other) {
    return new ConnectionRules(
        protocol, resumption, perHost, keepAliveMicros, nameMicros, other, pathSwitch);
  }

  /** The same rules with another protocol and resumption. */
  public ConnectionRules with(Protocol otherProtocol, Resumption otherResumption) {
    return new ConnectionRules(
        otherProtocol,
        otherResumption,
        perHost,
        keepAliveMicros,
        nameMicros,
        idleClose,
        pathSwitch);
  }
}
