package dev.torpor.measure;

/**
 * What the transfer service did inside the window with the tasks of background sessions.
 *
 * @param started tasks the client started
 * @param attempts transfers begun for them
 * @param retried transfers that failed and were tried again without the client
 * @param completed tasks the server has answered, whatever it said
 * @param failed tasks that failed or were cancelled
 * @param reported tasks whose end the client has heard of
 * @param wakes times the app was woken to hear of them
 * @param longestDelayMicros the longest delay of the resume rate limiter
 */
public record TransferActivity(
    long started,
    long attempts,
    long retried,
    long completed,
    long failed,
    long reported,
    long wakes,
    long longestDelayMicros) {}
