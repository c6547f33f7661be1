package dev.torpor.measure;

import dev.torpor.network.TransferError;
import java.util.SortedMap;

/**
 * Requests and bytes inside the window. Bytes count when their transfer ends; the four sums have
 * MetricKit's names.
 *
 * @param requests transfers that the device started
 * @param served requests that the server answered
 * @param completed responses that arrived whole
 * @param byStatus requests that the server answered, by HTTP status
 * @param failures transfers that failed, by error
 * @param cumulativeCellularDownload bytes of responses over cellular, cut ones included
 * @param cumulativeCellularUpload bytes of requests over cellular, cut ones included
 * @param cumulativeWifiDownload bytes of responses over Wi-Fi, cut ones included
 * @param cumulativeWifiUpload bytes of requests over Wi-Fi, cut ones included
 */
public record Traffic(
    long requests,
    long served,
    long completed,
    SortedMap<Integer, Long> byStatus,
    SortedMap<TransferError, Long> failures,
    long cumulativeCellularDownload,
    long cumulativeCellularUpload,
    long cumulativeWifiDownload,
    long cumulativeWifiUpload) {

  /** Transfers that failed, whatever the error. */
  public long failed() {
    return requests(failures);
  }

  private static long requests(SortedMap<?, Long> counts) {
    long sum = 0;
    for (long count : counts.values()) {
      sum += count;
    }
    return sum;
  }
}
