/**
 * Debian's own data: control files, source packages and versions.
 * A {@code .dsc} or another file of stanzas comes in, hostile until proven otherwise.
 * Immutable records go out, whose names, sizes and checksums can be held against the files.
 */
package io.github.crosspy.source.debian;
