/**
 * The rules of the house as tests: which room may use which, what would make a run differ from
 * itself, how long things get, what is written down. Each rule says what to do instead, and each
 * has a twin that proves that it can fail.
 */
@NullMarked
package dev.torpor.harness.house;

import org.jspecify.annotations.NullMarked;
