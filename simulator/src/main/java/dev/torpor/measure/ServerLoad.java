package dev.torpor.measure;

import dev.torpor.time.TimeFormat;
import java.util.OptionalDouble;

/**
 * What the run was to the server, inside the window. Facts that servers do not tell are not
 * counted.
 *
 * @param window the measured time
 * @param requests that arrived
 * @param bytesDown bytes of the responses it made, cut ones included
 * @param reads requests that asked what is new, in whole or in pages
 * @param notModified reads answered with 304
 * @param empty other reads that found nothing new
 * @param effects writes that changed something
 * @param editsWithEffect edits of the user that changed something
 * @param refused writes that were refused
 * @param replayed writes answered with a stored result
 * @param faulted requests that a fault hit
 * @param busiestHour most requests in one hour, counted from the window's start
 */
public record ServerLoad(
    Window window,
    long requests,
    long bytesDown,
    long reads,
    long notModified,
    long empty,
    long effects,
    long editsWithEffect,
    long refused,
    long replayed,
    long faulted,
    long busiestHour) {
  /** Reads that brought nothing. */
  public long wasted() {
    return notModified + empty;
  }

  /** The share of reads that brought nothing. */
  public OptionalDouble wastedShare() {
    return Units.ratio(wasted(), reads);
  }

  /** Requests in an hour, mean over the window. */
  public OptionalDouble perHour() {
    return Units.ratio((double) requests * TimeFormat.HOUR, (double) window.micros());
  }

  /** Requests in the busiest hour over the mean of all hours; empty without requests. */
  public OptionalDouble peakToMean() {
    return Units.ratio((double) busiestHour * window.micros(), (double) requests * TimeFormat.HOUR);
  }
}
