package dev.torpor.network;

/**
 * What lasting loss leaves of a TCP flow's rate: the closed forms that the sampled losses of {@link
 * Flow} are held against.
 *
 * <p>Segments are {@value TransferTime#SEGMENT_BYTES} bytes. Short flows know nothing of a steady
 * state; for them the forms are wrong and the losses are what counts.
 */
public final class LossyThroughput {
  private static final double SEGMENT_BITS = 8.0 * TransferTime.SEGMENT_BYTES;

  private LossyThroughput() {}

  /**
   * The rate that losses allow when fast retransmit repairs them all, for up to about 2 % of loss
   * (Mathis et al. 1997, doi 10.1145/263932.264023). Far too high above that.
   *
   * @param rttSeconds positive
   * @param loss share of packets lost, above 0
   * @return bits per second
   */
  public static double mathisBitsPerSecond(double rttSeconds, double loss) {
    return SEGMENT_BITS / rttSeconds * Math.sqrt(1.5 / loss);
  }

  /**
   * The rate that losses allow, retransmission timeouts included (Padhye et al. 1998, doi
   * 10.1145/285243.285291).
   *
   * @param rttSeconds positive
   * @param loss share of packets lost, above 0
   * @param timerSeconds the first retransmission timer
   * @param segmentsPerAck 2 with delayed acknowledgements
   * @return bits per second
   */
  public static double padhyeBitsPerSecond(
      double rttSeconds, double loss, double timerSeconds, int segmentsPerAck) {
    double ofRoundTrips = rttSeconds * Math.sqrt(2 * segmentsPerAck * loss / 3);
    double chanceOfTimeout = Math.min(1, 3 * Math.sqrt(3 * segmentsPerAck * loss / 8));
    double ofTimeouts = timerSeconds * chanceOfTimeout * loss * (1 + 32 * loss * loss);
    return SEGMENT_BITS / (ofRoundTrips + ofTimeouts);
  }
}
