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
 * @param cumulativeCellularDownload bytes of complete responses over cellular
 * @param cumulativeCellularUpload bytes of requests that got to the server over cellular
 * @param cumulativeWifiDownload bytes of complete responses over Wi-Fi
 * @param cumulativeWifiUpload bytes of requests that got to the server over Wi-Fi
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
