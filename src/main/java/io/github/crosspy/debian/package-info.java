/**
 * Works with Debian binary packages.
 * Packages that dpkg built come in, hostile until proven otherwise.
 * What they say and hold goes out as records, and directories of them as repositories that apt reads.
 */
package io.github.crosspy.debian;
