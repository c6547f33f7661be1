package dev.torpor.harness.backend.loopback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.torpor.harness.backend.Backend;
import dev.torpor.http.Body;
import dev.torpor.http.Header;
import dev.torpor.http.HttpResponse;
import dev.torpor.http.ServerReply;
import dev.torpor.network.TransferError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The server on a socket, asked by the JDK's own client. */
class LoopbackServerTest {
  @Test
  void given_a_foreign_client_when_it_asks_then_it_understands_the_answers() throws Exception {
    try (LoopbackServer server = LoopbackServer.start(LoopbackServerTest::echo)) {
      HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
      for (int i = 0; i < 3; i++) {
        java.net.http.HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(uri(server, "/a?b=" + i))
                    .header("X-Name", "v")
                    .POST(HttpRequest.BodyPublishers.ofString("größer"))
                    .build(),
                BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("x-name")).hasValue("v");
        assertThat(response.body()).isEqualTo("POST /a?b=" + i + " größer");
      }
      java.net.http.HttpResponse<String> head =
          client.send(
              HttpRequest.newBuilder(uri(server, "/h")).method("HEAD", noBody()).build(),
              BodyHandlers.ofString());
      assertThat(head.headers().firstValue("Content-Length")).hasValue("4711");
      assertThatThrownBy(() -> get(client, uri(server, "/reset"))).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> get(client, uri(server, "/noise"))).isInstanceOf(IOException.class);
      assertThat(get(client, uri(server, "/after")).statusCode()).isEqualTo(201);
    }
  }

  @Test
  void given_somebody_else_who_connects_when_no_request_is_on_its_way_then_he_is_not_answered()
      throws Exception {
    try (LoopbackBackend backend =
        LoopbackBackend.around(Answers.open(Answers.directory("shop")))) {
      HttpClient client = HttpClient.newHttpClient();
      URI uri = URI.create("http://127.0.0.1:" + backend.port() + "/health");
      assertThatThrownBy(() -> get(client, uri)).isInstanceOf(IOException.class);
      assertThat(backend.report().requests()).isZero();
    }
  }

  @Test
  void given_a_header_that_no_wire_can_carry_when_sent_then_that_is_told() {
    try (Backend backend = LoopbackBackend.around(Answers.open(Answers.directory("shop")))) {
      assertThatThrownBy(
              () ->
                  backend.receive(
                      dev.torpor.http.HttpRequest.get("http://a.test/").withHeader("X", "\u20ac"),
                      0))
          .hasMessageContaining("the header X cannot go over a wire");
    }
  }

  private static ServerReply echo(dev.torpor.http.HttpRequest request) {
    TransferError failure =
        switch (request.target()) {
          case "/reset" -> TransferError.CONNECTION_LOST;
          case "/noise" -> TransferError.BAD_RESPONSE;
          default -> null;
        };
    if (request.method().equals("HEAD")) {
      Header length = new Header("Content-Length", "4711");
      return ServerReply.now(new HttpResponse(200, List.of(length), Body.none()));
    }
    String text = request.method() + " " + request.target() + " " + request.body().text();
    String name = String.valueOf(request.header("X-Name"));
    HttpResponse response =
        new HttpResponse(201, List.of(new Header("X-Name", name)), Body.of(text));
    return new ServerReply(response, 0, 0, failure);
  }

  private static HttpRequest.BodyPublisher noBody() {
    return HttpRequest.BodyPublishers.noBody();
  }

  private static URI uri(LoopbackServer server, String target) {
    return URI.create("http://127.0.0.1:" + server.port() + target);
  }

  private static java.net.http.HttpResponse<String> get(HttpClient client, URI uri)
      throws IOException, InterruptedException {
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
