package dev.torpor.harness.process;

import dev.torpor.harness.report.Golden;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ProtocolPageTest {
  @Test
  void the_page_of_the_protocol_is_what_the_code_says() {
    Golden.check(Path.of("PROTOCOL.md"), "harness/PROTOCOL.md", ProtocolPage.text());
  }
}
