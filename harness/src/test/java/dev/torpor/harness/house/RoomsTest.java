package dev.torpor.harness.house;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.lang.ArchRule;
import org.junit.jupiter.api.Test;

class RoomsTest {
  private static final ArchRule NO_CYCLES =
      slices()
          .matching("dev.torpor.harness.(*)..")
          .should()
          .beFreeOfCycles()
          .because("rooms that need each other are one room: move what both need down");

  @Test
  void the_simulators_rooms_point_down() {
    assertThat(Rooms.upwardUses(Classes.simulator(), Rooms.SIMULATOR)).isEmpty();
  }

  @Test
  void given_a_radio_that_knows_the_system_when_checked_then_the_use_is_named() {
    JavaClasses bad =
        Classes.of("package dev.torpor.radio; class Snippet { dev.torpor.os.WorkKind kind; }");

    assertThat(Rooms.upwardUses(bad, Rooms.SIMULATOR))
        .singleElement()
        .asString()
        .startsWith("dev.torpor.radio.Snippet uses dev.torpor.os.WorkKind, which lies above:");
  }

  @Test
  void given_a_system_that_knows_its_ios_model_when_checked_then_the_use_is_named() {
    String text = "; class Snippet { dev.torpor.os.ios.IosFamily model; }";
    JavaClasses bad = Classes.of("package dev.torpor.os" + text);
    JavaClasses good = Classes.of("package dev.torpor.world" + text);

    assertThat(Rooms.upwardUses(bad, Rooms.SIMULATOR)).isNotEmpty();
    assertThat(Rooms.upwardUses(good, Rooms.SIMULATOR)).isEmpty();
  }

  @Test
  void given_a_class_in_no_room_when_checked_then_it_is_named() {
    JavaClasses bad = Classes.of("package dev.torpor.attic; class Snippet {}");

    assertThat(Rooms.upwardUses(bad, Rooms.SIMULATOR))
        .singleElement()
        .asString()
        .startsWith("dev.torpor.attic.Snippet lies in no known room");
  }

  @Test
  void the_harness_rooms_point_down() {
    assertThat(Rooms.upwardUses(Classes.harness(), Rooms.HARNESS)).isEmpty();
  }

  @Test
  void the_harness_rooms_form_no_cycle() {
    NO_CYCLES.check(Classes.harness());
  }

  @Test
  void given_rooms_that_know_each_other_when_checked_then_the_cycle_is_found() {
    JavaClasses bad =
        Classes.of(
            "package dev.torpor.harness.run; public class A { dev.torpor.harness.report.B b; }",
            "package dev.torpor.harness.report; public class B { dev.torpor.harness.run.A a; }");

    assertThatThrownBy(() -> NO_CYCLES.check(bad))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Cycle detected");
  }

  @Test
  void the_simulator_is_plain_java() {
    assertThat(Rooms.foreignUses(Classes.simulator())).isEmpty();
  }

  @Test
  void given_a_simulator_class_that_opens_files_when_checked_then_the_use_is_named() {
    JavaClasses bad =
        Classes.of("package dev.torpor.trace; class Snippet { java.nio.file.Path file; }");

    assertThat(Rooms.foreignUses(bad))
        .containsExactly(
            "dev.torpor.trace.Snippet uses java.nio.file.Path: the simulator is plain Java without"
                + " files, sockets and threads; let the harness do it and hand in the result");
  }
}
