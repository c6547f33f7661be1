/**
 * What people and programs get to see of a run: text with tables and sparklines, {@code
 * result.json}, and the folder of {@code --out}.
 *
 * <p>Reads results and measurements; runs nothing. Numbers become text here and only here, always
 * with a fixed number of digits and never by the platform's default conversion of a {@code double}.
 */
@NullMarked
package dev.torpor.harness.report;

import org.jspecify.annotations.NullMarked;
