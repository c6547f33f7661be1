package dev.torpor.harness.backend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.torpor.http.HttpRequest;
import dev.torpor.time.TimeFormat;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplatesTest {
  /** A day and a half after the start, with a fraction of a second. */
  private static final long NOW = TimeFormat.DAY + 12 * TimeFormat.HOUR + 250_000;

  @TempDir Path root;
  private StubFolder folder;

  @BeforeEach
  void makeFolder() {
    folder = new StubFolder(root);
  }

  @Test
  void given_dates_in_a_template_when_rendered_then_they_are_of_the_virtual_instant() {
    assertThat(render("{{now}}")).isEqualTo("2026-03-03T12:00:00Z");
    assertThat(render("{{now offset='3 days' format='EEE d MMM yyyy HH:mm:ss.SSS'}}"))
        .isEqualTo("Fri 6 Mar 2026 12:00:00.250");
    assertThat(render("{{now timezone='Australia/Sydney' format='HH:mm Z'}}"))
        .isEqualTo("23:00 +1100");
    assertThat(render("{{now format='epoch'}} {{now format='unix'}}"))
        .isEqualTo("1772539200250 1772539200");
    assertThat(render("{{date (parseDate '2020-02-01T10:00:00Z') offset='-1 days'}}"))
        .isEqualTo("2020-01-31T10:00:00Z");
    assertThat(render("{{date (truncateDate (now) 'first hour of day') format='d/M HH'}}"))
        .isEqualTo("3/3 00");
  }

  @Test
  void given_another_machine_when_rendered_then_zone_and_language_do_not_matter() {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Auckland"));
      assertThat(render("{{now format='EEEE d MMMM HH:mm'}} {{upper 'i'}}{{lower 'I'}}"))
          .isEqualTo("Tuesday 3 March 12:00 Ii");
      assertThat(render("{{truncateDate (now) 'first minute of hour'}}"))
          .isEqualTo("2026-03-03T12:00:00Z");
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void given_random_values_when_rendered_then_they_are_drawn_from_the_seed() {
    assertThat(
            render(
                """
                {{randomValue length=12}} {{randomValue length=6 type='ALPHABETIC' uppercase=true}}
                {{randomValue length=6 type='NUMERIC'}} {{randomValue length=6 type='HEXADECIMAL'}}
                {{randomValue length=9 type='ALPHANUMERIC_AND_SYMBOLS'}}
                {{randomValue type='UUID'}}
                {{randomInt lower=5 upper=9}} {{randomInt}} {{randomDecimal lower=-1.5 upper=2}}
                {{pickRandom 'a' 'b' 'c'}} {{pickRandom (array 1 2 3) count=2}}
                """))
        .isEqualTo(
            """
            0tszkz9s89kb PMVDKQ
            540186 4f165e
            /ty5>w6!t
            31522ec2-fc22-4c2a-9cbc-fb9e09ae4c37
            7 735023601 0.413612822602755
            c [2, 1]
            """);
  }

  @Test
  void given_a_request_when_rendered_then_its_parts_are_there() {
    assertThat(
            render(
                "{{request.method}} {{request.path.[1]}} {{request.query.q}} {{request.host}}"
                    + " {{request.port}} {{request.baseUrl}} {{request.headers.Accept}}"
                    + " {{request.cookies.a}} {{request.clientIp}} {{parameters.p}}"))
        .isEqualTo(
            "GET deep 1 api.example.test 443 https://api.example.test text/plain b 127.0.0.1 v");
  }

  @Test
  void given_templates_in_headers_files_and_json_when_rendered_then_all_are() {
    folder
        .file("__files/page.html", "<p>{{request.query.q}}</p>")
        .stub(
            "page.json",
            "/page",
            "'bodyFileName': 'page.html', 'headers': {'X-At': '{{now}}'}, 'transformers':"
                + " ['response-template']")
        .rawFile(
            "mappings/json.json",
            """
            {"request": {"urlPath": "/json"}, "response": {
              "jsonBody": {"at": "{{now format='unix'}}"}, "transformers": ["response-template"]}}
            """);
    Backend backend = folder.open();

    assertThat(StubFolder.text(StubFolder.get(backend, "/page?q=7", NOW)))
        .isEqualTo("0ms 200 [X-At: 2026-03-03T12:00:00Z] <p>7</p>");
    assertThat(StubFolder.text(StubFolder.get(backend, "/json", NOW)))
        .isEqualTo("0ms 200 [] {\"at\":\"1772539200\"}");
    assertThat(backend.report().errors()).isZero();
  }

  private String render(String template) {
    folder.file(
        "mappings/t.json",
        "{'request': {'urlPath': '/a/deep'}, 'response': {'transformers': ['response-template'],"
            + " 'transformerParameters': {'p': 'v'}, 'bodyFileName': 't.txt'}}");
    folder.rawFile("__files/t.txt", template);
    HttpRequest request =
        HttpRequest.get("https://api.example.test/a/deep?q=1")
            .withHeader("Accept", "text/plain")
            .withHeader("Cookie", "a=b");
    return folder.open().receive(request, NOW).response().text();
  }
}
