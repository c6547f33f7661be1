package dev.torpor.harness.backend;

import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.http.client.HttpClientFactory;
import java.util.List;

/** Takes the place of WireMock's HTTP client: nothing may leave the process. */
final class NoHttpClient implements HttpClientFactory {
  @Override
  public HttpClient buildHttpClient(
      Options options,
      boolean trustAllCertificates,
      List<String> trustedHosts,
      boolean useSystemProperties) {
    return request -> {
      throw new IllegalStateException(
          "a stub wants to send a request to " + request.getAbsoluteUrl());
    };
  }
}
