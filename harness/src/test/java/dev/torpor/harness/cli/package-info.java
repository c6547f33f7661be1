/** Tests of the command line: whole commands in this process, exact texts, exit codes. */
@NullMarked
package dev.torpor.harness.cli;

import org.jspecify.annotations.NullMarked;
