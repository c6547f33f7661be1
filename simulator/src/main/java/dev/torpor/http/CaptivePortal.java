package dev.torpor.http;

import java.util.List;

/**
 * What a captive portal sends to whoever has not signed in yet, whatever was asked for: its page,
 * with status 200. The redirect that leads there is followed by URLSession without asking, so that
 * an app sees an answer that looks like success and is not what its API sends.
 */
final class CaptivePortal {
  static final HttpResponse PAGE =
      new HttpResponse(
          200,
          List.of(
              new Header("Content-Type", "text/html; charset=utf-8"),
              new Header("Cache-Control", "no-store")),
          Body.of(
              "<!DOCTYPE html>\n<html><head><title>Sign in</title></head>"
                  + "<body><h1>Welcome</h1><p>Sign in to use this network.</p></body></html>\n"));

  private CaptivePortal() {}
}
