package dev.torpor.network;

import dev.torpor.energy.Cause;
import dev.torpor.radio.Radio;
import dev.torpor.radio.RadioProfile;
import dev.torpor.time.Lane;

/**
 * What a server sends of its own accord over a connection that the system keeps open, such as a
 * push: a radio that sleeps is paged first, then carries one packet in and its acknowledgement out.
 */
public final class Downlink {
  private final Network network;

  /** The downlink of a device's network. */
  public Downlink(Network network) {
    this.network = network;
  }

  /**
   * Sends to the device. Exactly one of the two is called, unless the run ends first.
   *
   * @param bytes on the wire
   * @param arrived told when the last byte is there
   * @param lost told when the device changes networks meanwhile, or has none to begin with
   */
  public void send(long bytes, Cause cause, Runnable arrived, Runnable lost) {
    RadioProfile profile = network.path().radio();
    if (profile == null) {
      lost.run();
      return;
    }
    Radio radio = network.radio(profile);
    long path = network.pathNumber();
    long wait = network.pagingWait(radio.pagingMicros());
    network
        .clock()
        .after(wait, Lane.NETWORK, () -> paged(radio, path, bytes, cause, arrived, lost));
  }

  private void paged(
      Radio radio, long path, long bytes, Cause cause, Runnable arrived, Runnable lost) {
    if (network.pathNumber() != path) {
      lost.run();
      return;
    }
    Radio.Flow flow = radio.open(cause);
    long ready = flow.begin(Network.EMPTY_PACKET_BYTES, bytes);
    long way = network.path().link().rttMicros() - network.path().link().rttMicros() / 2;
    network
        .clock()
        .at(
            ready + way,
            Lane.NETWORK,
            () -> {
              flow.carry(Network.EMPTY_PACKET_BYTES, bytes);
              flow.end();
              (network.pathNumber() == path ? arrived : lost).run();
            });
  }
}
