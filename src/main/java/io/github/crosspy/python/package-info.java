/**
 * Builds Python projects for the target and keeps their wheels.
 * Source distributions and the target's libraries come in.
 * Wheels with the target's platform tag go out, and directories of them as indexes that pip reads.
 */
package io.github.crosspy.python;
