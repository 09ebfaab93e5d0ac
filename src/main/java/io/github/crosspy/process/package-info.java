/**
 * Runs the tools that do the work: apt, dpkg, mmdebstrap, compilers behind them.
 * A {@link io.github.crosspy.process.Command} comes in.
 * A {@link io.github.crosspy.process.CommandResult} goes out, with all output in a log file and nothing left running.
 */
package io.github.crosspy.process;
