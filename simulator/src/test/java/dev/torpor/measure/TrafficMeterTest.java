package dev.torpor.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.energy.Cause;
import dev.torpor.http.HttpEvent;
import dev.torpor.network.Interface;
import dev.torpor.network.NetworkEvent;
import dev.torpor.network.TransferError;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrafficMeterTest {
  private final TrafficMeter meter = new TrafficMeter(new Window(10, 100));
  private final List<IdentityCheck.Failure> failures = new ArrayList<>();

  private void start(long at, long transfer, Interface via) {
    meter.on(
        at, new NetworkEvent.TransferStarted(transfer, "GET /", "host", via, false, Cause.REFRESH));
  }

  private void serve(long at, long transfer, int status, long bytes) {
    meter.on(at, new HttpEvent.Served(transfer, "GET", "/", status, bytes));
  }

  private void complete(long at, long transfer, Interface via, long up, long down) {
    meter.on(at, new NetworkEvent.TransferCompleted(transfer, via, up, down));
  }

  private void fail(long at, long transfer, Interface via, TransferError error, long up) {
    meter.on(at, new NetworkEvent.TransferFailed(transfer, via, error, up));
  }

  @Test
  void given_transfers_when_measured_then_bytes_stand_under_metric_kits_names() {
    start(10, 1, Interface.CELLULAR);
    serve(11, 1, 200, 1_000);
    complete(12, 1, Interface.CELLULAR, 300, 1_000);
    start(20, 2, Interface.WIFI);
    serve(21, 2, 304, 150);
    complete(22, 2, Interface.WIFI, 310, 150);
    start(30, 3, Interface.WIFI);
    serve(31, 3, 200, 5_000);
    fail(32, 3, Interface.WIFI, TransferError.SUSPENDED, 320);
    start(40, 4, Interface.NONE);
    fail(40, 4, Interface.NONE, TransferError.NOT_CONNECTED, 0);

    Traffic traffic = meter.finish(failures);

    assertThat(failures).isEmpty();
    assertThat(traffic)
        .isEqualTo(
            new Traffic(
                4,
                3,
                2,
                new TreeMap<>(Map.of(200, 2L, 304, 1L)),
                new TreeMap<>(Map.of(TransferError.SUSPENDED, 1L, TransferError.NOT_CONNECTED, 1L)),
                1_000,
                300,
                150,
                630));
    assertThat(traffic.failed()).isEqualTo(2);
  }

  @Test
  void given_a_transfer_that_moved_when_measured_then_each_network_has_what_it_carried() {
    start(20, 1, Interface.WIFI);
    serve(21, 1, 200, 1_000);
    meter.on(22, new NetworkEvent.TransferMoved(1, Interface.WIFI, Interface.CELLULAR, 300, 400));
    meter.on(23, new NetworkEvent.TransferMoved(1, Interface.CELLULAR, Interface.WIFI, 300, 700));
    complete(24, 1, Interface.WIFI, 300, 1_000);

    Traffic traffic = meter.finish(failures);

    assertThat(failures).isEmpty();
    assertThat(traffic.cumulativeWifiDownload()).isEqualTo(700);
    assertThat(traffic.cumulativeCellularDownload()).isEqualTo(300);
    assertThat(traffic.cumulativeWifiUpload()).isEqualTo(300);
    assertThat(traffic.cumulativeCellularUpload()).isZero();
  }

  @Test
  void given_a_cut_and_an_intercepted_transfer_when_measured_then_their_bytes_count_as_well() {
    start(20, 1, Interface.CELLULAR);
    serve(21, 1, 200, 1_000);
    meter.on(22, new NetworkEvent.TransferCut(1, Interface.CELLULAR, 0, 600));
    fail(22, 1, Interface.CELLULAR, TransferError.CONNECTION_LOST, 300);
    start(30, 2, Interface.WIFI);
    meter.on(31, new HttpEvent.Intercepted(2, "GET", "/", 200, 240));
    complete(32, 2, Interface.WIFI, 310, 240);

    Traffic traffic = meter.finish(failures);

    assertThat(failures).isEmpty();
    assertThat(traffic.served()).isEqualTo(1);
    assertThat(traffic.cumulativeCellularDownload()).isEqualTo(600);
    assertThat(traffic.cumulativeWifiDownload()).isEqualTo(240);
  }

  @Test
  void given_a_transfer_across_the_start_when_measured_then_each_event_counts_at_its_instant() {
    start(5, 1, Interface.WIFI);
    serve(9, 1, 200, 1_000);
    complete(10, 1, Interface.WIFI, 300, 1_000);

    Traffic traffic = meter.finish(failures);

    assertThat(traffic.requests()).isZero();
    assertThat(traffic.served()).isZero();
    assertThat(traffic.cumulativeWifiDownload()).isEqualTo(1_000);
    assertThat(failures).isEmpty();
  }

  @Test
  void I6_given_transfers_under_way_at_the_end_then_the_counts_agree() {
    start(10, 1, Interface.WIFI);
    start(10, 2, Interface.WIFI);
    serve(11, 2, 200, 1_000);

    meter.finish(failures);

    assertThat(failures).isEmpty();
  }

  @Test
  void I6_given_a_response_that_no_server_sent_then_both_counts_are_told() {
    start(10, 1, Interface.WIFI);
    complete(12, 1, Interface.WIFI, 300, 1_000);

    meter.finish(failures);

    assertThat(failures)
        .extracting(IdentityCheck.Failure::message)
        .containsExactly(
            "requests that the server answered: 0; requests that got there on the device's side,"
                + " those under way at the end included: 1; they differ by -1",
            "bytes of the complete responses on the device: 1000; the same on the server: 0;"
                + " they differ by 1000",
            "0d 00:00:00.000012: transfer 1 completed, never answered");
  }

  @Test
  void I6_given_more_bytes_on_the_device_than_were_sent_then_it_is_told() {
    start(10, 1, Interface.WIFI);
    serve(11, 1, 200, 999);
    complete(12, 1, Interface.WIFI, 300, 1_000);

    meter.finish(failures);

    assertThat(failures)
        .extracting(IdentityCheck.Failure::message)
        .contains("0d 00:00:00.000012: transfer 1 brought 1000 bytes, the server sent 999");
  }
}
